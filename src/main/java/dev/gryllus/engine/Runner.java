package dev.gryllus.engine;

import dev.gryllus.stats.Clock;
import dev.gryllus.stats.Recorder;
import dev.gryllus.user.ScriptFaults;
import dev.gryllus.user.StopTest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs a test: asks the shape what should be true now, works out who runs where, and tells the workers. The only
/// loop of the engine that waits. States and their changes: [RunState].
///
/// [#run] belongs to one thread; everything else that is public may be called by any. What they ask for is done by
/// the loop, in order, within [#LONGEST_NAP]; after the end of the run it is ignored.
public final class Runner {
    private static final Logger LOG = LoggerFactory.getLogger("gryllus.runners");

    /// The longest the loop sleeps, and so the longest that a stop or a command waits to be seen.
    static final Duration LONGEST_NAP = Duration.ofMillis(50);

    private static final Duration UNTIL_USERS_ARE_GONE = Duration.ofMillis(5);

    /// What a runner needs beside the test.
    ///
    /// @param stopSignal ends the run from outside; the run sets it too, when it ends by itself
    /// @param recorder where faults of the shape are counted
    public record RunContext(StopSignal stopSignal, Clock clock, Recorder recorder, List<RunListener> listeners) {
        public RunContext {
            listeners = List.copyOf(listeners);
        }
    }

    private final Deployment deployment;
    private final TimeLimit limit;
    private final StopSignal stopSignal;
    private final Clock clock;
    private final Recorder recorder;
    private final List<RunListener> listeners;
    private final Queue<Runnable> commands = new ConcurrentLinkedQueue<>();
    private final AtomicInteger plansAhead = new AtomicInteger();

    private volatile RunState state = RunState.READY;
    private volatile Optional<Target> target = Optional.empty();

    // The rest belongs to the thread in run().
    private LoadShape shape;
    private ShapeTicker ticker;
    private boolean shapeFails;
    private long startNanos;

    public Runner(TestPlan plan, List<Worker> workers, Course course, RunContext surroundings) {
        this.deployment = new Deployment(plan, workers);
        this.limit = new TimeLimit(course);
        this.stopSignal = surroundings.stopSignal();
        this.clock = surroundings.clock();
        this.recorder = surroundings.recorder();
        this.listeners = surroundings.listeners();
        useShape(course.shape());
    }

    /// Runs the test on the calling thread and returns when all users are gone. To be called once.
    ///
    /// @return why it ended
    public StopReason run() {
        try {
            begin();
            while (stopSignal.reason().isEmpty()) {
                clock.sleep(drive());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopSignal.stop(new StopReason.Requested("Interrupted"));
        } catch (RuntimeException | Error e) {
            stopSignal.stop(new StopReason.Crashed(e));
        }
        ticker.close();
        endUsers();
        state = RunState.STOPPED;
        return stopSignal.reason().orElseThrow();
    }

    public RunState state() {
        return state;
    }

    /// How many users do something at this moment, on all workers.
    public int users() {
        return deployment.alive();
    }

    /// What the run is heading for; empty before it has begun.
    public Optional<Target> target() {
        return target;
    }

    /// After how much time since its start the run ends by itself, if it does.
    public Optional<Duration> runTime() {
        return limit.time();
    }

    /// Heads for another target. A ramp under way ends where it is, and a new one begins there. Refused, with a line
    /// in the log, while a shape of the script says what is wanted.
    public void retarget(Target wanted) {
        retarget(before -> wanted);
    }

    /// The same, from the target that is in force when the command is done: so no two of several quick steps are
    /// one.
    public void retarget(UnaryOperator<Target> change) {
        commands.add(() -> {
            if (shape instanceof LoadShape.Constant(Target before)) {
                Target wanted = change.apply(before);
                useShape(LoadShape.constant(wanted));
                aim(wanted);
            } else {
                LOG.info("There is an ongoing shape test running. Editing is disabled");
            }
        });
    }

    /// Ends the run after so much time from now on, whatever was its limit before; empty for no limit.
    public void endAfter(Optional<Duration> time) {
        commands.add(() -> limit.change(elapsed(), time));
    }

    /// Goes on with another plan of the same test: as many users as before, shared anew by its types. Users take it up
    /// as [Worker#replan] tells.
    ///
    /// @param other what shapes the load from now on, and is asked at once, while the time of the run goes on;
    ///     if it is empty, what does already
    /// @param with done by the loop in the same turn
    /// @return done as soon as the loop has done it; never, if the run ends before
    public Future<?> replan(TestPlan plan, Optional<LoadShape> other, Runnable with) {
        plansAhead.incrementAndGet();
        CompletableFuture<?> done = new CompletableFuture<>();
        commands.add(() -> {
            with.run();
            deployment.replan(plan);
            other.ifPresent(this::useShape);
            plansAhead.decrementAndGet();
            done.complete(null);
        });
        return done;
    }

    /// How many users still live by a plan that was replaced, or is going to be; more often than some times a second
    /// this is costly.
    public int outdated() {
        return plansAhead.get() > 0 ? Math.max(1, users()) : deployment.outdated();
    }

    private void useShape(LoadShape other) {
        if (ticker != null) {
            ticker.close();
        }
        shape = other;
        ticker = new ShapeTicker(other);
    }

    private void begin() {
        startNanos = clock.nanoTime();
        state = RunState.SPAWNING;
        limit.tell();
        listeners.forEach(RunListener::testStart);
        if (!hasConstantShape()) {
            LOG.info("Shape test starting.");
        }
    }

    /// One turn of the loop; answers how long it may sleep until the next.
    private Duration drive() throws InterruptedException {
        deployment.tend();
        for (Runnable command = commands.poll(); command != null; command = commands.poll()) {
            command.run();
        }
        Duration elapsed = elapsed();
        if (limit.isReached(elapsed, shapeFails)) {
            stopSignal.stop(new StopReason.RunTimeReached());
        } else {
            askShape(elapsed);
        }
        if (stopSignal.reason().isPresent()) {
            return Duration.ZERO;
        }
        follow();
        return napUntilNextEvent(elapsed);
    }

    private Duration elapsed() {
        return Duration.ofNanos(clock.nanoTime() - startNanos);
    }

    private void askShape(Duration elapsed) throws InterruptedException {
        switch (ticker.tick(elapsed)) {
            case Tick.NoAnswer none -> {}
            case Tick.Wanted(Target wanted) -> {
                shapeFails = false;
                if (!target.equals(Optional.of(wanted))) {
                    tellUpdate(wanted);
                    aim(wanted);
                }
            }
            case Tick.Over over -> {
                LOG.info("Shape test stopping");
                stopSignal.stop(new StopReason.ShapeCompleted());
            }
            case Tick.Fault(StopTest e) -> stopSignal.stop(new StopReason.ByScript(e.getMessage()));
            case Tick.Fault(OutOfMemoryError e) -> throw e; // not the script's fault alone
            case Tick.Fault(Throwable e) -> {
                shapeFails = true;
                recorder.exception(ScriptFaults.describe(e));
            }
        }
    }

    private void tellUpdate(Target wanted) {
        if (!hasConstantShape()) {
            LOG.info(String.format(
                    Locale.ROOT,
                    "Shape test updating to %d users at %.2f spawn rate",
                    wanted.users(),
                    wanted.spawnRate()));
        }
    }

    private void aim(Target wanted) {
        LOG.info(String.format(
                Locale.ROOT, "Ramping to %d users at a rate of %.2f per second", wanted.users(), wanted.spawnRate()));
        target = Optional.of(wanted);
        state = RunState.SPAWNING;
        deployment.aim(wanted, clock.nanoTime());
    }

    /// Nobody runs before the shape has said for the first time what it wants.
    private void follow() {
        if (target.isPresent() && deployment.follow(clock.nanoTime()) && state == RunState.SPAWNING) {
            spawningComplete();
        }
    }

    private void spawningComplete() {
        state = RunState.RUNNING;
        int users = deployment.placed();
        LOG.info(
                "All users spawned: {} ({} total users)",
                deployment.counts().entrySet().stream()
                        .map(entry -> "\"" + entry.getKey() + "\": " + entry.getValue())
                        .collect(Collectors.joining(", ", "{", "}")),
                users);
        listeners.forEach(listener -> listener.spawningComplete(users));
    }

    /// Also after a crash of ours and after an interruption: users shall have their `on_stop`.
    private void endUsers() {
        state = RunState.STOPPING;
        boolean interrupted = Thread.interrupted();
        listeners.forEach(listener -> listener.testStopping(stopSignal.reason().orElseThrow()));
        deployment.dismiss();
        while (users() > 0) {
            deployment.tend();
            try {
                clock.sleep(UNTIL_USERS_ARE_GONE);
            } catch (InterruptedException e) {
                interrupted = true; // workers keep deadlines, so this loop ends by itself
            }
        }
        listeners.forEach(RunListener::testStop);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration napUntilNextEvent(Duration elapsed) {
        return Stream.of(
                        Optional.of(LONGEST_NAP),
                        ticker.untilNext(elapsed),
                        deployment.untilNextStep(clock.nanoTime()),
                        limit.time().map(time -> time.minus(elapsed)))
                .flatMap(Optional::stream)
                .min(Duration::compareTo)
                .orElseThrow();
    }

    private boolean hasConstantShape() {
        return shape instanceof LoadShape.Constant;
    }
}
