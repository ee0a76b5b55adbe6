package dev.gryllus.http;

import dev.gryllus.stats.Clock;

/// The turn that a user gives to others when it has sent a request, and before it looks for the answer.
///
/// An answer that is there when it looks costs one read. Else the JVM has to watch the socket and wake the user, which
/// is as dear as sending the request was (docs/performance.md). While a server takes longer than the others' turns,
/// giving way is wasted, and is only tried now and then. The time that an answer may take to come begins with the look
/// for it, so one that comes in the others' turns is never too late. For one user's thread.
final class AnswerTurn {
    /// From here on a server is slow.
    private static final long QUICK_NANOS = 1_000_000;

    private static final int MOST_PASSED_OVER = 63;

    private final Clock clock;
    private boolean given;
    private boolean givenLately;
    private long lookedNanos;
    private int passOver;
    private int passedOver;

    AnswerTurn(Clock clock) {
        this.clock = clock;
    }

    /// A request was sent.
    ///
    /// @return whether others had their turn
    boolean give() {
        given = passedOver >= passOver && clock.giveWay();
        if (given) {
            lookedNanos = clock.nanoTime();
            passedOver = 0;
            givenLately = true;
        } else if (passedOver < passOver) {
            passedOver++;
        }
        return given;
    }

    /// @return whether others had their turn since this was asked before
    boolean takeGiven() {
        boolean lately = givenLately;
        givenLately = false;
        return lately;
    }

    /// When the user who gave way last was about to look for its answer.
    long lookedNanos() {
        return lookedNanos;
    }

    /// It has an answer.
    ///
    /// @param arrivedNanos when that came, on the clock
    void answered(long arrivedNanos) {
        if (given) {
            boolean quick = arrivedNanos - lookedNanos < QUICK_NANOS;
            passOver = quick ? 0 : Math.min(MOST_PASSED_OVER, 2 * passOver + 1);
        }
    }
}
