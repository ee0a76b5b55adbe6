package dev.gryllus.engine;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.ObjLongConsumer;

/// Lets many pass one after the other. All users that end at once would be a step in everybody's response times, as
/// those whose responses come in that moment wait for a processor.
///
/// Some hundreds pass at once; then each waits for a moment, but all together for two seconds at most, if it is tended
/// often. Guarded by the worker's lock.
///
/// @param <T> what passes
final class Turnstile<T> {
    static final Duration BETWEEN_TWO = Duration.ofNanos(250_000);

    /// Where more wait than pass in that time, less is between two.
    static final Duration MOST_FOR_ALL = Duration.ofSeconds(2);

    /// Time in which nobody passed counts for those who come later, but no more of it than lies between two tendings.
    static final Duration MOST_CREDIT = Duration.ofMillis(50);

    private final ObjLongConsumer<T> pass;
    private final Deque<T> waiting = new ArrayDeque<>();
    private int mostWaiting; // since nobody did
    private long creditNanos = MOST_CREDIT.toNanos();
    private long tendedNanos;

    /// @param pass is told of the one that passes, and of the time
    Turnstile(ObjLongConsumer<T> pass) {
        this.pass = pass;
    }

    /// Lets it pass, or has it wait for [#tend].
    void arrive(T one, long nowNanos) {
        if (waiting.isEmpty() && pays()) {
            pass.accept(one, nowNanos);
        } else {
            waiting.addLast(one);
            mostWaiting = Math.max(mostWaiting, waiting.size());
        }
    }

    /// Lets pass whose turn it is.
    void tend(long nowNanos) {
        creditNanos = Math.clamp(creditNanos + nowNanos - tendedNanos, 0, MOST_CREDIT.toNanos());
        tendedNanos = nowNanos;
        while (!waiting.isEmpty() && pays()) {
            pass.accept(waiting.getFirst(), nowNanos);
            waiting.removeFirst(); // only now: what fails is done again
        }
        if (waiting.isEmpty()) {
            mostWaiting = 0;
        }
    }

    private boolean pays() {
        long price = Math.min(BETWEEN_TWO.toNanos(), MOST_FOR_ALL.toNanos() / Math.max(1, mostWaiting));
        boolean pays = creditNanos >= price;
        if (pays) {
            creditNanos -= price;
        }
        return pays;
    }
}
