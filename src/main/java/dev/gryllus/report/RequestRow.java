package dev.gryllus.report;

import dev.gryllus.stats.EntrySnapshot;
import dev.gryllus.stats.StatsSnapshot;
import dev.gryllus.stats.Tally;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// A row of the table of requests, as tables of every kind show it. Times are milliseconds.
///
/// @param rps over the whole run; `fps` are failures
record RequestRow(
        String method,
        String name,
        long requests,
        long failures,
        BigDecimal p50,
        BigDecimal p95,
        BigDecimal p99,
        BigDecimal mean,
        BigDecimal min,
        BigDecimal max,
        BigDecimal bytes,
        BigDecimal rps,
        BigDecimal fps) {

    static List<RequestRow> of(StatsSnapshot total) {
        return total.entries().values().stream().map(entry -> of(entry, total)).toList();
    }

    /// All requests together.
    static RequestRow ofAll(StatsSnapshot total) {
        return of(total.total(), total);
    }

    /// Each, then all together.
    static Stream<RequestRow> withTotal(StatsSnapshot total) {
        return Stream.concat(of(total).stream(), Stream.of(ofAll(total)));
    }

    private static RequestRow of(EntrySnapshot entry, StatsSnapshot total) {
        Tally all = entry.all();
        return new RequestRow(
                entry.key().method(),
                entry.key().name(),
                entry.requests(),
                entry.failures().count(),
                millis(all.percentile(0.5)),
                millis(all.percentile(0.95)),
                millis(all.percentile(0.99)),
                millis(all.mean()),
                millis(all.min()),
                millis(all.max()),
                rounded(all.meanBytes(), 1),
                rounded(total.perSecond(entry.requests()), 3),
                rounded(total.perSecond(entry.failures().count()), 3));
    }

    double failureRatio() {
        return requests == 0 ? 0 : (double) failures / requests;
    }

    private static BigDecimal millis(Duration duration) {
        return rounded(duration.toNanos() / 1e6, 3);
    }

    private static BigDecimal rounded(double value, int places) {
        return BigDecimal.valueOf(value).setScale(places, RoundingMode.HALF_EVEN);
    }
}
