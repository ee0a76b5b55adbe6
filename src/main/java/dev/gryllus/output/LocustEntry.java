package dev.gryllus.output;

import dev.gryllus.stats.EntrySnapshot;
import dev.gryllus.stats.StatsSnapshot;
import dev.gryllus.stats.Tally;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// An entry as Locust's JSON has it, in its order. Times are milliseconds, dates seconds since 1970.
///
/// @param numNoneRequests requests without a response time
/// @param responseTimes how many requests took about that many milliseconds
record LocustEntry(
        String name,
        String method,
        Optional<BigDecimal> lastRequestTimestamp,
        BigDecimal startTime,
        long numRequests,
        long numNoneRequests,
        long numFailures,
        BigDecimal totalResponseTime,
        BigDecimal maxResponseTime,
        Optional<BigDecimal> minResponseTime,
        long totalContentLength,
        SortedMap<Long, Long> responseTimes,
        Map<Long, Long> numReqsPerSec,
        Map<Long, Long> numFailPerSec) {

    static LocustEntry of(EntrySnapshot entry, StatsSnapshot total, RequestHistory.Curves curves) {
        Tally all = entry.all();
        return new LocustEntry(
                entry.key().name(),
                entry.key().method(),
                entry.lastRequest().map(Decimals::epochSeconds).map(Decimals::shortest),
                Decimals.shortest(Decimals.epochSeconds(total.startedAt())),
                all.count(),
                all.untimed(),
                entry.failures().count(),
                Decimals.shortest(Decimals.millis(all.totalNanos())),
                millis(all.max()),
                all.extremes().map(extremes -> millis(all.min())),
                all.bytes(),
                buckets(all),
                curves.requests(),
                curves.failures());
    }

    private static SortedMap<Long, Long> buckets(Tally all) {
        SortedMap<Long, Long> buckets = new TreeMap<>();
        all.service().forEachBucket((value, count) -> buckets.merge(bucket(Decimals.millis(value)), count, Long::sum));
        return buckets;
    }

    /// Locust's `bucket_response_time`: two significant digits, whole milliseconds at least, halves to even.
    static long bucket(double millis) {
        double unit = millis < 100 ? 1 : millis < 1_000 ? 10 : millis < 10_000 ? 100 : 1_000;
        return (long) (Math.rint(millis / unit) * unit);
    }

    private static BigDecimal millis(Duration duration) {
        return Decimals.shortest(Decimals.millis(duration));
    }
}
