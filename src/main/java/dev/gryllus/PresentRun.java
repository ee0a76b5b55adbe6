package dev.gryllus;

import dev.gryllus.engine.RunState;
import dev.gryllus.engine.Runner;
import dev.gryllus.engine.StopReason;
import dev.gryllus.engine.Target;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The run that is on, or was last: how it stands, and what may be done to it. All of it may be called by any thread,
/// and never waits for a change of what is to be run.
final class PresentRun {
    private volatile Optional<TestRun> run = Optional.empty();

    /// By whoever begins a run.
    void become(TestRun next) {
        run = Optional.of(next);
    }

    /// Empty before the first.
    Optional<TestRun> run() {
        return run;
    }

    /// Only if it has not told its last figures.
    Optional<TestRun> unfinished() {
        return run.filter(present -> !present.isFinished());
    }

    /// Whether a run has begun and is not finished.
    boolean isOn() {
        return unfinished().isPresent();
    }

    /// As scripts see it: of the engine.
    RunState state() {
        return run.map(present -> present.runner().state()).orElse(RunState.READY);
    }

    /// As people see it: a run that was begun is on its way, and one is stopped when its last figures are told.
    RunState shownState() {
        return run.map(present -> switch (present.runner().state()) {
                    case READY -> RunState.SPAWNING;
                    case STOPPED -> present.isFinished() ? RunState.STOPPED : RunState.STOPPING;
                    case SPAWNING, RUNNING, PAUSED, STOPPING -> present.runner().state();
                })
                .orElse(RunState.READY);
    }

    /// Only if it can still be changed.
    Optional<Runner> runner() {
        return run.map(TestRun::runner).filter(Runner::isGoingOn);
    }

    /// What it is heading for.
    Optional<Target> target() {
        return run.map(TestRun::runner).flatMap(Runner::target);
    }

    /// Changes the number of users while it is on.
    void retarget(UnaryOperator<Target> change) {
        runner().ifPresent(runner -> runner.retarget(change));
    }

    void pause() {
        runner().ifPresent(Runner::pause);
    }

    void resume() {
        runner().ifPresent(Runner::resume);
    }

    /// Ends it.
    void stop(StopReason why) {
        run.ifPresent(present -> present.stop(why));
    }

    /// How many users still live by older scripts.
    int outdated() {
        return unfinished().map(present -> present.runner().outdated()).orElse(0);
    }
}
