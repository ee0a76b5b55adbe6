import dev.gryllus.engine.Course;
import dev.gryllus.engine.LoadShape;
import dev.gryllus.engine.LocalWorker;
import dev.gryllus.engine.RunContext;
import dev.gryllus.engine.Runner;
import dev.gryllus.engine.Share;
import dev.gryllus.engine.StopSignal;
import dev.gryllus.engine.Target;
import dev.gryllus.engine.TestPlan;
import dev.gryllus.engine.UserType;
import dev.gryllus.http.HttpUser;
import dev.gryllus.stats.Clock;
import dev.gryllus.stats.Stats;
import dev.gryllus.stats.StatsSnapshot;
import dev.gryllus.user.FaultLog;
import dev.gryllus.user.Task;
import dev.gryllus.user.WaitTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A load test from a program of your own, without a script and without the command line:
///
///     java -cp 'target/gryllus/lib/*' examples/library/UseAsLibrary.java http://localhost:8090
///
/// With `--add-exports java.base/sun.nio.ch=ALL-UNNAMED --enable-native-access=ALL-UNNAMED` in front, the kernel of Linux
/// tells when a response came.
public final class UseAsLibrary {

    /// One simulated user. Each has an object and a virtual thread of its own, so blocking is fine.
    static final class Visitor extends HttpUser {
        @Override
        public void on_start() throws Exception {
            getClient().get("/");
        }

        void look() throws Exception {
            getClient().get("/items/" + random.nextInt(100), response -> {
                if (!response.getText().contains("price")) {
                    response.failure("no price");
                }
            });
        }
    }

    public static void main(String[] arguments) {
        var total = run(arguments[0], 50, Duration.ofSeconds(10)).total();
        System.out.printf(
                "%d requests, %d failed, 95 %% within %d ms%n",
                total.requests(),
                total.failures().count(),
                total.all().percentile(0.95).toMillis());
    }

    /// Runs the test on this thread and returns when all users are gone.
    static StatsSnapshot run(String host, int users, Duration length) {
        var look = new Task("look", 1, Set.of(), set -> ((Visitor) set.getUser()).look());
        var visitors = new UserType(
                "Visitor",
                new Share.Weight(1),
                Optional.of(host),
                true,
                WaitTime.between(Duration.ofMillis(100), Duration.ofMillis(500)),
                List.of(look),
                Visitor::new);
        var plan = new TestPlan(List.of(visitors)).runnable();

        var clock = Clock.system();
        var stats = new Stats(clock);
        var recorder = new FaultLog(stats); // logs exceptions, each kind once
        var stop = new StopSignal(); // ends the run from any thread
        var worker = new LocalWorker(plan, new LocalWorker.WorkerContext(clock, recorder, Duration.ofSeconds(1), stop));
        var course = new Course(LoadShape.constant(new Target(users, 50)), Optional.of(length));
        new Runner(plan, List.of(worker), course, new RunContext(stop, clock, recorder, List.of())).run();
        return stats.snapshot(0);
    }
}
