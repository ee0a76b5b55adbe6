package dev.gryllus.compare;

import dev.gryllus.stats.EntrySnapshot;
import dev.gryllus.stats.Latencies;
import dev.gryllus.stats.Tally;
import java.time.Duration;
import java.util.Optional;

/// A figure of one run, and where its true value lies.
///
/// @param value times in milliseconds, shares from 0 to 1
/// @param interval empty for figures that nothing is said of
public record Estimate(double value, Optional<Interval> interval) {

    /// A figure that is only told.
    static Estimate told(double value) {
        return new Estimate(value, Optional.empty());
    }

    /// A percentile of response times. The interval reaches to the outer borders of the buckets that its ends lie in.
    static Estimate percentile(Tally tally, double share) {
        Latencies times = tally.service();
        Ranks ranks = Ranks.around(share, times.count());
        double low = ranks.low() < 1 ? 0 : times.ranked(ranks.low()).minNanos() / 1e6;
        double high = ranks.high() > times.count()
                ? Double.POSITIVE_INFINITY
                : times.ranked(ranks.high()).maxNanos() / 1e6;
        return new Estimate(millis(tally.percentile(share)), Optional.of(new Interval(low, high)));
    }

    /// The share of failed requests, with the interval of E. B. Wilson, *Probable Inference, the Law of
    /// Succession, and Statistical Inference*, Journal of the American Statistical Association 22 (1927), pages
    /// 209 to 212: right for shares near 0, too, where the usual one is not.
    static Estimate failures(EntrySnapshot entry) {
        return new Estimate(
                entry.failureRatio(), Optional.of(wilson(entry.failures().count(), entry.requests())));
    }

    static Interval wilson(long hits, long count) {
        if (count <= 0) {
            return Interval.UNKNOWN;
        }
        double share = Math.clamp((double) hits / count, 0, 1);
        double square = Interval.NORMAL_QUANTILE * Interval.NORMAL_QUANTILE / count;
        double middle = (share + square / 2) / (1 + square);
        double half = Interval.NORMAL_QUANTILE
                / (1 + square)
                * Math.sqrt(share * (1 - share) / count + square / (4.0 * count));
        return new Interval(share == 0 ? 0 : middle - half, share == 1 ? 1 : middle + half);
    }

    static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }
}
