package dev.gryllus.web;

import dev.gryllus.output.Decimals;
import dev.gryllus.output.Percentile;
import dev.gryllus.output.Progress;
import dev.gryllus.output.Rate;
import dev.gryllus.stats.EntrySnapshot;
import dev.gryllus.stats.FailureKey;
import dev.gryllus.stats.Occurrences;
import dev.gryllus.stats.StatsSnapshot;
import dev.gryllus.stats.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What `/stats/requests` and `/exceptions` answer, in Locust's fields and types. Pure: figures in, values out.
///
/// Times are milliseconds. Times of entries are of the whole run, as `total_rps` is; what is called current is of the
/// last ten seconds.
final class RequestStatistics {
    /// More rows than that nobody reads, and browsers get slow.
    static final int MOST_ROWS = 500;

    /// Before the first run.
    static final StatsSnapshot NOTHING = StatsSnapshot.empty(Instant.EPOCH);
    private static final Percentile MEDIAN = new Percentile(0.5);
    private static final Percentile P95 = new Percentile(0.95);
    private static final Percentile P99 = new Percentile(0.99);

    /// As Locust sorts them.
    private static final Comparator<EntrySnapshot> BY_NAME = Comparator.<EntrySnapshot, String>comparing(
                    entry -> entry.key().name())
            .thenComparing(entry -> entry.key().method());

    private RequestStatistics() {}

    static Map<String, Object> of(Optional<Progress> progress, ControlledTest.Standing standing) {
        StatsSnapshot total = progress.map(Progress::total).orElse(NOTHING);
        StatsSnapshot recent = progress.map(Progress::recent).orElse(NOTHING);
        EntrySnapshot all = total.total();
        Rate current = Rate.ofTotal(recent);
        Rate whole = Rate.ofTotal(total);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("stats", rows(total, recent, all));
        answer.put("errors", errors(total));
        answer.put("current_rps", current.requests());
        answer.put("current_fail_per_sec", current.failures());
        answer.put("total_rps", whole.requests());
        answer.put("total_fail_per_sec", whole.failures());
        answer.put("fail_ratio", all.failureRatio());
        answer.put(
                "current_response_time_percentiles", percentiles(recent.total().all()));
        answer.put("state", standing.state().name().toLowerCase(Locale.ROOT));
        answer.put("user_count", standing.userCount());
        return answer;
    }

    private static List<Map<String, Object>> rows(StatsSnapshot total, StatsSnapshot recent, EntrySnapshot all) {
        List<Map<String, Object>> rows = new ArrayList<>();
        shown(total).forEach(entry -> rows.add(row(entry, Rate.of(entry.key(), total), Rate.of(entry.key(), recent))));
        rows.add(row(all, Rate.ofTotal(total), Rate.ofTotal(recent)));
        return rows;
    }

    /// By name; not more than are read.
    static Stream<EntrySnapshot> shown(StatsSnapshot total) {
        return total.entries().values().stream().sorted(BY_NAME).limit(MOST_ROWS);
    }

    private static Map<String, Object> row(EntrySnapshot entry, Rate whole, Rate current) {
        Tally all = entry.all();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("method", entry.key().method());
        row.put("name", entry.key().name());
        row.put("num_requests", all.count());
        row.put("num_failures", entry.failures().count());
        row.put("min_response_time", wholeMillis(all.min()));
        row.put("max_response_time", wholeMillis(all.max()));
        row.put("current_rps", current.requests());
        row.put("current_fail_per_sec", current.failures());
        row.put("avg_response_time", all.timed() == 0 ? 0.0 : Decimals.millis(all.totalNanos()) / all.timed());
        row.put("median_response_time", MEDIAN.millis(all));
        row.put("total_rps", whole.requests());
        row.put("total_fail_per_sec", whole.failures());
        row.put("response_time_percentile_0.95", P95.millis(all));
        row.put("response_time_percentile_0.99", P99.millis(all));
        row.put("avg_content_length", all.meanBytes());
        return row;
    }

    /// Half up, and yet with a fraction: so Locust has it.
    private static double wholeMillis(Duration time) {
        return Math.floor(Decimals.millis(time) + 0.5);
    }

    private static Map<String, Object> percentiles(Tally recent) {
        Map<String, Object> percentiles = new LinkedHashMap<>();
        boolean known = recent.timed() > 0;
        percentiles.put("response_time_percentile_0.5", known ? MEDIAN.millis(recent) : null);
        percentiles.put("response_time_percentile_0.95", known ? P95.millis(recent) : null);
        return percentiles;
    }

    private static List<Map<String, Object>> errors(StatsSnapshot total) {
        return shownFailures(total).map(RequestStatistics::error).toList();
    }

    /// In the order in which they were first seen; not more than are read.
    static Stream<Map.Entry<FailureKey, Occurrences>> shownFailures(StatsSnapshot total) {
        return total.failures().entrySet().stream()
                .sorted(Comparator.comparing(failure -> failure.getValue().firstSeen()))
                .limit(MOST_ROWS);
    }

    private static Map<String, Object> error(Map.Entry<FailureKey, Occurrences> failure) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("method", failure.getKey().entry().method());
        error.put("name", failure.getKey().entry().name());
        error.put("error", failure.getKey().reason());
        error.put("occurrences", failure.getValue().count());
        error.put("first_seen", Decimals.epochSeconds(failure.getValue().firstSeen()));
        error.put("last_seen", Decimals.epochSeconds(failure.getValue().lastSeen()));
        return error;
    }

    static List<Map<String, Object>> exceptions(Optional<Progress> progress) {
        return progress.map(Progress::total).orElse(NOTHING).exceptions().entrySet().stream()
                .map(exception -> Map.<String, Object>of(
                        "count", exception.getValue(),
                        "msg", exception.getKey().message(),
                        "traceback", exception.getKey().trace(),
                        "nodes", "local"))
                .toList();
    }
}
