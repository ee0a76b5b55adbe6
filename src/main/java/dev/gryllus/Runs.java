package dev.gryllus;

import dev.gryllus.cli.Form;
import dev.gryllus.cli.UserChange;
import dev.gryllus.engine.PlanException;
import dev.gryllus.engine.RunState;
import dev.gryllus.engine.StopReason;
import dev.gryllus.engine.Target;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// The runs of this process, one after the other, and what the next one would be made of.
///
/// The main thread runs them, as [#next] gives them. Everything else may be called by any thread. Changes of what is to
/// be run exclude each other by a lock, which is held while a run takes an edit up; so nothing that a listener of a
/// script may call, and nothing that ends a run, waits for it while a run is on.
final class Runs {
    private final Consumer<Definition> describing;
    private final BiFunction<Integer, Definition, TestRun> making;
    private final boolean single;
    private final BlockingQueue<Optional<TestRun>> waiting = new LinkedBlockingQueue<>();
    private final ReentrantLock changes = new ReentrantLock();
    private final PresentRun present = new PresentRun();

    // Written with the lock, read by any.
    private volatile Definition definition;
    private volatile int begun;
    private volatile long version;

    private volatile boolean ending;

    /// @param single whether the process ends with the first run
    /// @param describing tells scripts what is to be run
    /// @param making a run, from its number
    Runs(
            Definition first,
            boolean single,
            Consumer<Definition> describing,
            BiFunction<Integer, Definition, TestRun> making) {
        this.definition = first;
        this.single = single;
        this.describing = describing;
        this.making = making;
        describing.accept(first);
    }

    Definition definition() {
        return definition;
    }

    PresentRun present() {
        return present;
    }

    /// How many runs there have been, the present one included.
    int begun() {
        return begun;
    }

    /// Grows whenever what is to be run changes, or a run begins.
    long version() {
        return version;
    }

    /// Makes a run, which the main thread takes up as soon as it is free.
    ///
    /// @throws PlanException if there is a run already, or what is to be run cannot be
    void begin() {
        begin(Map.of());
    }

    /// Goes on with what a form says, or begins a run with it.
    ///
    /// @return what is run now
    /// @throws PlanException if that cannot be run, or the run that is on is about to end
    /// @throws dev.gryllus.cli.OptionException if a value is none for its option
    Definition steer(Map<String, List<String>> fields) {
        changes.lock();
        try {
            Optional<TestRun> run = present.unfinished();
            if (run.isEmpty()) {
                begin(fields);
            } else if (run.get().isGoingOn()) {
                goOn(run.get(), definition.with(fields, wanted(run.get())), fields.keySet());
            } else {
                throw new PlanException("The test is stopping. Start again when it has stopped.");
            }
            return definition;
        } finally {
            changes.unlock();
        }
    }

    /// Changes a user class, for the run that is on and for those to come.
    ///
    /// @throws PlanException if there is no such class, or it cannot have such a value
    void change(UserChange change) {
        changes.lock();
        try {
            Definition next = definition.with(change);
            Optional<TestRun> run = present.run().filter(TestRun::isGoingOn);
            if (run.isPresent()) {
                goOn(run.get(), next, Set.of());
            } else {
                become(next);
            }
        } finally {
            changes.unlock();
        }
    }

    private void begin(Map<String, List<String>> fields) {
        changes.lock();
        try {
            if (ending) {
                throw new PlanException("Gryllus is shutting down.");
            }
            if (present.isOn()) {
                throw new PlanException("There is a test already.");
            }
            Definition next = definition.with(fields, 0);
            TestRun run = making.apply(begun + 1, next);
            become(next);
            begun++;
            present.become(run);
            waiting.add(Optional.of(run));
            if (ending) {
                run.stop(new StopReason.Requested("Gryllus is shutting down")); // asked for meanwhile
            }
        } finally {
            changes.unlock();
        }
    }

    /// By hand it may have become another number than that of the definition.
    private int wanted(TestRun run) {
        return run.runner()
                .wanted()
                .map(Target::users)
                .or(definition.courses()::fixedNumber)
                .orElse(0);
    }

    /// @param said which fields of a form: what is not among them stays, as it may have been changed by hand
    private void goOn(TestRun run, Definition next, Set<String> said) {
        Optional<UnaryOperator<Target>> change =
                next.retargeting(definition, Form.saysUsers(said), said.contains("spawn_rate"));
        run.goOn(definition, next, change, () -> describing.accept(next));
        if (said.contains("run_time")) {
            run.runner().endAfter(next.options().load().runTime());
        }
        definition = next;
        version++;
    }

    private void become(Definition next) {
        describing.accept(next);
        definition = next;
        version++;
    }

    /// Goes on with edited scripts: the run that is on, or else the next one.
    ///
    /// @param change gives the definition with them
    /// @param with what else is to be in force from then on; done by the run where one is on
    /// @return whether they are in force: not if everything ends before
    /// @throws PlanException if they cannot be run; then nothing has changed
    boolean edit(UnaryOperator<Definition> change, Runnable with) throws InterruptedException {
        while (!isEnding()) {
            Optional<TestRun> ending = tryEdit(change, with);
            if (ending.isEmpty()) {
                return true;
            }
            if (!single) {
                ending.get().awaitFinish(); // without the lock: who fills in a form is told that the test ends
            }
        }
        return false;
    }

    /// @return the run that ends and takes nothing up any more; empty if the edit is in force
    private Optional<TestRun> tryEdit(UnaryOperator<Definition> change, Runnable with) throws InterruptedException {
        changes.lockInterruptibly();
        try {
            Definition next = change.apply(definition);
            Optional<TestRun> run = present.unfinished();
            if (run.isEmpty()) {
                become(next);
                with.run();
            } else if (isTakenUp(run.get(), next, with)) {
                definition = next;
                version++;
            } else {
                return run;
            }
            return Optional.empty();
        } finally {
            changes.unlock();
        }
    }

    private boolean isTakenUp(TestRun run, Definition next, Runnable with) throws InterruptedException {
        return new Replanning(run.runner()).isDone(next, definition, next.retargeting(definition, false, false), () -> {
            describing.accept(next);
            with.run();
        });
    }

    /// For scripts, on any thread of theirs: heads for another number of users, or begins a run with it.
    void head(Target target) {
        Optional<TestRun> run = present.unfinished();
        if (run.isPresent()) {
            run.get().runner().retarget(target);
        } else {
            steer(Map.of(
                    "user_count", List.of(Integer.toString(target.users())),
                    "spawn_rate", List.of(Double.toString(target.spawnRate()))));
        }
    }

    /// Ends the run that is on, and then the process.
    void quit(StopReason why) {
        ending = true;
        present.stop(why);
        waiting.add(Optional.empty());
    }

    /// Whether no run follows, so that edits are of no use.
    boolean isEnding() {
        return ending
                || single
                        && present.run()
                                .filter(run -> run.runner().state() == RunState.STOPPING
                                        || run.runner().state() == RunState.STOPPED)
                                .isPresent();
    }

    /// Whether the process ends with the run that is on.
    boolean isLast() {
        return single || ending;
    }

    /// For the main thread: waits for the next run. One that was begun is also run when all is to end: then it ends at
    /// once, with its reports.
    ///
    /// @param longest for which to wait, without end if it is empty
    /// @return empty if the process is to end, or nothing came
    Optional<TestRun> next(Optional<Duration> longest) throws InterruptedException {
        return longest.isPresent()
                ? Optional.ofNullable(waiting.poll(longest.get().toMillis(), TimeUnit.MILLISECONDS))
                        .flatMap(next -> next)
                : waiting.take();
    }
}
