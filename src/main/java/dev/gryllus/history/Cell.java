package dev.gryllus.history;

import dev.gryllus.stats.EntrySnapshot;
import dev.gryllus.stats.Phase;
import dev.gryllus.stats.PhaseTotal;
import dev.gryllus.stats.PhaseTotals;
import dev.gryllus.stats.Tally;
import java.util.OptionalInt;

/// How the whole run was in a span of time: what was requested, and how the figures of single seconds went up and down.
/// Adds up.
///
/// A percentile of the span is that of all its requests, which lies between those of its seconds (a mixture of
/// distributions has its percentiles between theirs); so those bound what the coarse buckets say, and a cell of one
/// second is exact.
///
/// @param phases where the time of all requests went, as far as that is known
/// @param target so many users were wanted; unknown before the run has a target
record Cell(
        Traffic traffic,
        PhaseTotals phases,
        Range users,
        Range target,
        Range requestRate,
        Range failureRate,
        Range p50,
        Range p95,
        Range p99) {

    /// A shorter time says nothing about a rate.
    private static final double LEAST_SECONDS = 0.5;

    /// @param difference what happened in that time, all names together
    static Cell of(EntrySnapshot difference, double seconds, int users, OptionalInt target) {
        Traffic traffic = Traffic.of(difference, seconds);
        Tally all = difference.all();
        return new Cell(
                traffic,
                all.phases(),
                Range.of(users, seconds),
                target.isPresent() ? Range.of(target.getAsInt(), seconds) : Range.NONE,
                rate(traffic.requests(), seconds),
                rate(traffic.failures(), seconds),
                percentile(all, 0.5),
                percentile(all, 0.95),
                percentile(all, 0.99));
    }

    private static Range rate(long events, double seconds) {
        return seconds >= LEAST_SECONDS ? Range.rate(events, seconds) : Range.fewer(events, seconds);
    }

    private static Range percentile(Tally tally, double share) {
        return tally.timed() == 0
                ? Range.NONE
                : Range.of(tally.percentile(share).toNanos() / 1e6, tally.timed());
    }

    /// A percentile of all requests of the span, in milliseconds.
    ///
    /// @param seconds those of its seconds
    double percentile(double share, Range seconds) {
        return Math.clamp(traffic.times().percentile(share), seconds.least(), seconds.most());
    }

    /// The mean of what requests spent on a phase, of those that had it, in milliseconds.
    double mean(Phase phase) {
        PhaseTotal total = phases.of(phase);
        return total.count() == 0 ? Figures.UNKNOWN : total.nanos() / 1e6 / total.count();
    }

    Cell plus(Cell other) {
        return new Cell(
                traffic.plus(other.traffic),
                phases.plus(other.phases),
                users.plus(other.users),
                target.plus(other.target),
                requestRate.plus(other.requestRate),
                failureRate.plus(other.failureRate),
                p50.plus(other.p50),
                p95.plus(other.p95),
                p99.plus(other.p99));
    }
}
