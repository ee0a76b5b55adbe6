package dev.gryllus.web;

import dev.gryllus.stats.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/// What is told now and then, and only after something has happened. Between the end of making it and the next time
/// lies the whole period, however long making it takes. For one thread at a time.
final class News {
    private final Clock clock;
    private final Duration period;
    private final Supplier<Optional<String>> maker;
    private boolean isOld = true;
    private boolean wasTold;
    private long toldNanos;

    /// @param maker of JSON; empty before there is something to tell
    News(Clock clock, Duration period, Supplier<Optional<String>> maker) {
        this.clock = clock;
        this.period = period;
        this.maker = maker;
    }

    /// What was told is true no longer.
    void happened() {
        isOld = true;
    }

    /// What is to be told now; empty if nothing is.
    Optional<String> due() {
        if (!isOld || (wasTold && clock.nanoTime() - toldNanos < period.toNanos())) {
            return Optional.empty();
        }
        isOld = false;
        Optional<String> made = maker.get();
        wasTold = true;
        toldNanos = clock.nanoTime();
        return made;
    }
}
