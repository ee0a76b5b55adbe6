package dev.gryllus.user;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;

/// The turns of a user that waits between its tasks as the script says.
final class Pauses implements Turns {
    /// What a broken wait function gets, so that a fault in it does not become a flood of requests.
    static final Duration WAIT_AFTER_FAULT = Duration.ofSeconds(1);

    private final UserLoop loop;
    private final Lifeline lifeline;

    Pauses(UserLoop loop, Lifeline lifeline) {
        this.loop = loop;
        this.lifeline = lifeline;
    }

    @Override
    public OptionalLong first() {
        return loop.pacing().scheduled() ? OptionalLong.of(loop.time().nanoTime()) : OptionalLong.empty();
    }

    @Override
    public OptionalLong next() {
        long begun = loop.time().nanoTime();
        Pacing drawnFrom = loop.pacing();
        Pause pause = nextPause(drawnFrom, begun);
        drawnFrom = loop.pacing(); // another one if the wait function has left its task set
        while (waitUntil(begun, pause.length())) {
            loop.takeUpNewRole();
            if (loop.pacing() != drawnFrom) { // another wait time than before: what was waited already counts
                drawnFrom = loop.pacing();
                pause = nextPause(drawnFrom, begun);
                drawnFrom = loop.pacing();
            }
        }
        return drawnFrom.scheduled()
                ? OptionalLong.of(begun + pause.length().minus(pause.overdue()).toNanos())
                : OptionalLong.empty();
    }

    @Override
    public void begun() {}

    /// @return whether the user looks up before its time and is to go on waiting
    private boolean waitUntil(long begun, Duration length) {
        return lifeline.whileWaiting(() -> {
            if (!loop.time().sleep(begun, length)) {
                UserLoop.letOthersRun();
            }
        });
    }

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
