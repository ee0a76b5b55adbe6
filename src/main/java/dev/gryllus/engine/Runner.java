package dev.gryllus.engine;

import dev.gryllus.stats.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs a test: asks the shape what should be true now, works out who runs where, and tells the workers. The only
/// loop of the engine that waits. States and their changes: [RunState].
///
/// [#run] belongs to one thread. [#state] and [#users] may be called by any.
public final class Runner {
    private static final Logger LOG = LoggerFactory.getLogger("gryllus.runners");

    /// Shapes are asked about once per second, as Locust's `tick`.
    private static final Duration SHAPE_INTERVAL = Duration.ofSeconds(1);

    /// The longest the loop sleeps, and so the longest a stop request waits to be seen.
    private static final Duration LONGEST_NAP = Duration.ofMillis(50);

    private static final Duration UNTIL_USERS_ARE_GONE = Duration.ofMillis(5);

    private final List<Worker> workers;
    private final Dispatcher dispatcher;
    private final LoadShape shape;
    private final Optional<Duration> runTime;
    private final StopSignal stopSignal;
    private final Clock clock;
    private final List<RunListener> listeners;

    private volatile RunState state = RunState.READY;

    // The rest belongs to the thread in run().
    private long startNanos;
    private long rampStartNanos;
    private Duration nextShapeAt = Duration.ZERO;
    private Optional<Target> target = Optional.empty();
    private Ramp ramp = new Ramp(0, 0, 1);
    private int assigned;
    private long sequence;

    /// @param stopSignal ends the run from outside; the run sets it too, when it ends by itself
    public Runner(
            TestPlan plan,
            List<Worker> workers,
            Course course,
            StopSignal stopSignal,
            Clock clock,
            List<RunListener> listeners) {
        this.workers = List.copyOf(workers);
        this.dispatcher = new Dispatcher(plan, workers.size());
        this.shape = course.shape();
        this.runTime = course.runTime();
        this.stopSignal = stopSignal;
        this.clock = clock;
        this.listeners = List.copyOf(listeners);
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
        endUsers();
        state = RunState.STOPPED;
        return stopSignal.reason().orElseThrow();
    }

    public RunState state() {
        return state;
    }

    /// How many users do something at this moment, on all workers.
    public int users() {
        return workers.stream().mapToInt(worker -> worker.status().users()).sum();
    }

    private void begin() {
        startNanos = clock.nanoTime();
        rampStartNanos = startNanos;
        state = RunState.SPAWNING;
        runTime.ifPresentOrElse(
                time -> LOG.info("Run time limit set to {} seconds", time.toSeconds()),
                () -> LOG.info("No run time limit set, use CTRL+C to interrupt"));
        listeners.forEach(RunListener::testStart);
    }

    /// One turn of the loop; answers how long it may sleep until the next.
    private Duration drive() {
        workers.forEach(Worker::tend);
        Duration elapsed = since(startNanos);
        if (runTime.isPresent() && elapsed.compareTo(runTime.get()) >= 0) {
            stopSignal.stop(new StopReason.RunTimeReached());
        } else if (elapsed.compareTo(nextShapeAt) >= 0) {
            askShape(elapsed);
        }
        if (stopSignal.reason().isPresent()) {
            return Duration.ZERO;
        }
        follow(ramp.usersAt(since(rampStartNanos)));
        if (state == RunState.SPAWNING && ramp.doneAt(since(rampStartNanos))) {
            spawningComplete();
        }
        return napUntilNextEvent(elapsed);
    }

    private void askShape(Duration elapsed) {
        nextShapeAt = elapsed.plus(SHAPE_INTERVAL);
        Optional<Target> wanted = shape.at(elapsed);
        if (wanted.isEmpty()) {
            stopSignal.stop(new StopReason.ShapeCompleted());
        } else if (!wanted.equals(target)) {
            target = wanted;
            retarget(wanted.get());
        }
    }

    /// A new target in mid-ramp only moves the anchor: the new ramp begins where the old one has come to.
    private void retarget(Target wanted) {
        LOG.info(String.format(
                Locale.ROOT, "Ramping to %d users at a rate of %.2f per second", wanted.users(), wanted.spawnRate()));
        ramp = new Ramp(assigned, wanted.users(), wanted.spawnRate());
        rampStartNanos = clock.nanoTime();
        state = RunState.SPAWNING;
    }

    private void follow(int users) {
        if (users != assigned || sequence == 0) {
            assigned = users;
            assign(dispatcher.dispatch(users));
        }
    }

    private void assign(List<SortedMap<String, Integer>> parts) {
        sequence++;
        for (int i = 0; i < workers.size(); i++) {
            workers.get(i).assign(new Assignment(0, sequence, parts.get(i)));
        }
    }

    private void spawningComplete() {
        state = RunState.RUNNING;
        SortedMap<String, Integer> counts = new TreeMap<>();
        dispatcher.dispatch(assigned).forEach(part -> part.forEach((type, n) -> counts.merge(type, n, Integer::sum)));
        int users = counts.values().stream().mapToInt(Integer::intValue).sum();
        LOG.info(
                "All users spawned: {} ({} total users)",
                counts.entrySet().stream()
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
        assign(dispatcher.dispatch(0));
        while (users() > 0) {
            workers.forEach(Worker::tend);
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
                        Optional.of(nextShapeAt.minus(elapsed)),
                        ramp.untilNextStep(since(rampStartNanos)),
                        runTime.map(time -> time.minus(elapsed)))
                .flatMap(Optional::stream)
                .min(Duration::compareTo)
                .orElseThrow();
    }

    private Duration since(long nanos) {
        return Duration.ofNanos(clock.nanoTime() - nanos);
    }
}
