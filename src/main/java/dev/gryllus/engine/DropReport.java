package dev.gryllus.engine;

import dev.gryllus.stats.Starts;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells that starts were dropped: at once the first time, then with counts every ten seconds at most. For one thread
/// at a time, but for [#tell].
final class DropReport {
    private static final Logger LOG = LoggerFactory.getLogger("gryllus.arrivals");

    static final Duration INTERVAL = Duration.ofSeconds(10);

    private final String type;
    private Starts untold = Starts.NONE;
    private Optional<Long> lastTold = Optional.empty();

    DropReport(String type) {
        this.type = type;
    }

    void add(Starts more) {
        untold = untold.plus(more);
    }

    /// What is to be told now, if anything.
    Optional<String> due(long nowNanos, int maxUsers) {
        boolean early = lastTold.isPresent() && nowNanos - lastTold.get() < INTERVAL.toNanos();
        if (untold.dropped() == 0 || early) {
            return Optional.empty();
        }
        lastTold = Optional.of(nowNanos);
        String message = String.format(
                "%s: %d of the last %d task starts were dropped: all users of its pool were busy (max_users %d). The"
                        + " system is too slow for this arrival_rate, or the pool is too small%s",
                type, untold.dropped(), untold.intended(), maxUsers, late());
        untold = Starts.NONE;
        return Optional.of(message);
    }

    private String late() {
        return untold.late() == 0
                ? ""
                : "; " + untold.late() + " of the others began late by our own fault: this machine is too busy";
    }

    static void tell(String message) {
        LOG.warn("{}", message);
    }
}
