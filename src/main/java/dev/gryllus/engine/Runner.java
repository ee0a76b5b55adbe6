package dev.gryllus.engine;

import dev.gryllus.stats.Clock;
import dev.gryllus.user.LoadTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
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

    private final Deployment deployment;
    private final Heading heading;
    private final TimeLimit limit;
    private final StopSignal stopSignal;
    private final Clock clock;
    private final LoadTime time;
    private final List<RunListener> listeners;
    private final Commands commands = new Commands();

    private volatile TestPlan plan;
    private volatile RunState state = RunState.READY;

    private long startNanos; // belongs to the thread in run()

    public Runner(TestPlan plan, List<Worker> workers, Course course, RunContext surroundings) {
        this.plan = plan;
        this.deployment = new Deployment(plan, workers);
        this.limit = new TimeLimit(course);
        this.stopSignal = surroundings.stopSignal();
        this.clock = surroundings.clock();
        this.time = surroundings.time();
        this.listeners = surroundings.listeners();
        this.heading = new Heading(course.shape(), stopSignal, surroundings.recorder());
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
        heading.close();
        endUsers();
        state = RunState.STOPPED;
        return stopSignal.reason().orElseThrow();
    }

    public RunState state() {
        RunState present = state;
        boolean paused = time.isPaused() && (present == RunState.SPAWNING || present == RunState.RUNNING);
        return paused ? RunState.PAUSED : present;
    }

    /// No task begins from now on, and nobody is started or ended: users finish what they do and wait, and the time
    /// of the load stands still. What is changed meanwhile is taken up behind the pause; a stop is done at once.
    /// Without effect while the run is paused already, or ends.
    public void pause() {
        if (isGoingOn() && time.pause()) {
            LOG.info("Paused: users finish what they do, and wait");
        }
    }

    /// Users go on where they are, their wait times too. Without effect while the run is not paused, or ends.
    public void resume() {
        if (isGoingOn() && time.resume()) {
            LOG.info(LogText.of(
                    "Resumed; the time of the test stood still for %.1f seconds in all",
                    time.paused().toMillis() / 1e3));
        }
    }

    /// Whether its time stands still.
    public boolean isPaused() {
        return time.isPaused();
    }

    /// For how long it has stood still until now.
    public Duration paused() {
        return time.paused();
    }

    /// Whether the run can still be changed: it has not begun to end.
    public boolean isGoingOn() {
        return state != RunState.STOPPING
                && state != RunState.STOPPED
                && stopSignal.reason().isEmpty();
    }

    /// How many users do something at this moment, on all workers.
    public int users() {
        return deployment.alive();
    }

    /// What the run is heading for; empty before it has begun.
    public Optional<Target> target() {
        return heading.target();
    }

    /// The same once all is done that it was asked for until now; empty while a shape of the script has not answered.
    public Optional<Target> wanted() {
        return heading.wanted();
    }

    /// What users live by.
    public TestPlan plan() {
        return plan;
    }

    /// After how much time since its start the run ends by itself, if it does; pauses do not count.
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
        heading.announce(change, () -> commands.add(() -> heading.change(change)));
    }

    /// Ends the run after so much time from now on, whatever was its limit before; empty for no limit.
    public void endAfter(Optional<Duration> time) {
        commands.add(() -> limit.change(elapsed(), time));
    }

    /// Goes on with another plan of the same test: as many users as before, shared anew by its types. Users take it up
    /// as [Worker#replan] tells. Where only the shares of the types differ, users are exchanged along a ramp, as
    /// for another target; else at once.
    ///
    /// @param other what shapes the load from now on, and is asked at once, while the time of the run goes on;
    ///     if it is empty, what does already
    /// @param change of the target, as in [#retarget], in the same turn
    /// @param with done by the loop in the same turn
    /// @return done as soon as the loop has done it; never, if the run ends before
    public Future<?> replan(
            TestPlan next, Optional<LoadShape> other, Optional<UnaryOperator<Target>> change, Runnable with) {
        return heading.announce(
                before -> Heading.after(before, other, change),
                () -> commands.addPlan(() -> {
                    with.run();
                    plan = next;
                    boolean isExchange = deployment.replan(next);
                    heading.replace(other, change);
                    if (isExchange) {
                        heading.renew();
                    }
                }));
    }

    /// The same for as many users as before.
    public Future<?> replan(TestPlan next, Optional<LoadShape> other, Runnable with) {
        return replan(next, other, Optional.empty(), with);
    }

    /// How many users still live by a plan that was replaced, or is going to be; more often than some times a second
    /// this is costly.
    public int outdated() {
        return commands.replacePlan() ? Math.max(1, users()) : deployment.outdated();
    }

    private void begin() {
        startNanos = time.nanoTime();
        state = RunState.SPAWNING;
        limit.tell();
        listeners.forEach(RunListener::testStart);
        if (!heading.hasConstantShape()) {
            LOG.info("Shape test starting.");
        }
    }

    /// One turn of the loop; answers how long it may sleep until the next.
    private Duration drive() throws InterruptedException {
        deployment.tend();
        commands.run();
        if (time.isPaused()) {
            return LONGEST_NAP; // nobody is started or ended, whatever was changed
        }
        Duration elapsed = elapsed();
        if (limit.isReached(elapsed, heading.shapeFails())) {
            stopSignal.stop(new StopReason.RunTimeReached());
        } else {
            heading.ask(elapsed);
        }
        if (stopSignal.reason().isPresent()) {
            return Duration.ZERO;
        }
        follow();
        return napUntilNextEvent(elapsed);
    }

    private Duration elapsed() {
        return Duration.ofNanos(time.nanoTime() - startNanos);
    }

    private void aim(Target wanted) {
        LOG.info(LogText.of("Ramping to %d users at a rate of %.2f per second", wanted.users(), wanted.spawnRate()));
        state = RunState.SPAWNING;
        deployment.aim(wanted, time.nanoTime());
    }

    /// Nobody runs before the shape has said for the first time what it wants.
    private void follow() {
        deployment.settle(time.nanoTime());
        heading.takeUp().ifPresent(this::aim);
        if (target().isPresent() && deployment.follow(time.nanoTime()) && state == RunState.SPAWNING) {
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
                        heading.untilNext(elapsed),
                        deployment.untilNextStep(time.nanoTime()),
                        limit.time().map(time -> time.minus(elapsed)))
                .flatMap(Optional::stream)
                .min(Duration::compareTo)
                .orElseThrow();
    }
}
