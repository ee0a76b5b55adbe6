package dev.gryllus.user;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;

/// The turns of a user that waits between its tasks as the script says.
final class Pauses extends Turns {
    /// What a broken wait function gets, so that a fault in it does not become a flood of requests.
    static final Duration WAIT_AFTER_FAULT = Duration.ofSeconds(1);

    private final UserLoop loop;
    private final Lifeline lifeline;
    private long pauseBeganNanos;
    private Pause pause = Pause.of(Duration.ZERO);
    private Pacing drawnFrom; // that of the pause; null before the first one

    Pauses(UserLoop loop, Lifeline lifeline) {
        this.loop = loop;
        this.lifeline = lifeline;
    }

    @Override
    void first() {
        if (loop.pacing().scheduled()) {
            intend(OptionalLong.of(loop.time().nanoTime()));
        }
    }

    @Override
    boolean next(boolean gaveWay) {
        pauseBeganNanos = loop.time().nanoTime();
        draw();
        return isTooEarly() || waited(lifeline.whileWaiting(gaveWay ? Turns::goOnAtOnce : Turns::letOthersRun));
    }

    @Override
    boolean waited(boolean lookUp) {
        if (lookUp) {
            loop.takeUpNewRole();
            if (loop.pacing() != drawnFrom) { // another wait time than before: what was waited already counts
                draw();
            }
        }
        return isTooEarly();
    }

    private void draw() {
        pause = nextPause(loop.pacing(), pauseBeganNanos);
        drawnFrom = loop.pacing(); // another one than was asked if the wait function has left its task set
        intend(
                drawnFrom.scheduled()
                        ? OptionalLong.of(pauseBeganNanos
                                + pause.length().minus(pause.overdue()).toNanos())
                        : OptionalLong.empty());
    }

    private boolean isTooEarly() {
        return pause.length().isPositive() && left().isPositive() && !lifeline.isFinishing();
    }

    @Override
    Duration left() {
        return pause.length().minusNanos(loop.time().nanoTime() - pauseBeganNanos);
    }

    @Override
    void begun() {}

    /// The script's own wait function may throw what a task may throw; a fault in it is a second of waiting. One that
    /// leaves its task set, and does not want the next task at once, waits as the set around it does.
    private Pause nextPause(Pacing pacing, long now) {
        AtomicReference<Pause> answer = new AtomicReference<>(Pause.of(Duration.ZERO));
        return switch (loop.orLeave(() -> answer.set(pacing.next(now)))) {
            case DONE -> loop.pacing() == pacing ? answer.get() : nextPause(loop.pacing(), now);
            case NEXT_AT_ONCE -> answer.get();
            case LAST -> {
                lifeline.finish();
                yield answer.get();
            }
            case FAULT -> Pause.of(WAIT_AFTER_FAULT);
        };
    }
}
