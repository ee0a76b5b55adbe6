package dev.gryllus.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gryllus.output.GeneratorReport;
import dev.gryllus.stats.EntryKey;
import dev.gryllus.stats.EntrySnapshot;
import dev.gryllus.stats.Latencies;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The story of a run as report, server and page share it. Times are milliseconds, moments seconds since `startedAt`;
/// columns of a table have a row for each point, and a null where nothing is known. Names are written in snake_case.
///
/// @param format changes when a reader of an older document would misread this one
/// @param startedAt milliseconds since 1970
/// @param takenAt the moment of the newest figures, likewise
/// @param phases where the time went
/// @param entries what was requested by name, if that was asked for; empty otherwise
/// @param generator how the load generator itself was
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record HistoryDocument(
        int format,
        long startedAt,
        long takenAt,
        Series series,
        Heatmap heatmap,
        Curves curves,
        Distribution distribution,
        TimeSpent.ByOutcome phases,
        List<Entry> entries,
        GeneratorReport generator,
        List<Mark> marks) {
    static final int FORMAT = 1;

    /// How a figure was in each span: the mean, or the percentile of all requests of the span, and the extremes of its
    /// seconds. These are left out where spans are seconds.
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Figure(List<Number> value, Optional<List<Number>> min, Optional<List<Number>> max) {}

    /// The whole run.
    ///
    /// @param width of a span in seconds
    /// @param t the beginning of each span
    /// @param target so many users were wanted
    /// @param rps requests a second
    /// @param fps failures a second
    /// @param max the longest response time
    /// @param phases by their labels: the mean of those requests that had it
    record Series(
            int width,
            List<Integer> t,
            Figure users,
            List<Number> target,
            Figure rps,
            Figure fps,
            Figure p50,
            Figure p95,
            Figure p99,
            List<Number> max,
            Map<String, List<Number>> phases) {
        static Series of(Thinned.Points<Cell> points) {
            Columns columns = new Columns(points);
            return new Series(
                    points.width(),
                    points.points().stream().map(Thinned.Point::from).toList(),
                    columns.figure(Cell::users, (cell, range) -> range.mean()),
                    columns.column(
                            cell -> cell.target().isKnown() ? cell.target().most() : Figures.UNKNOWN),
                    columns.figure(Cell::requestRate, (cell, range) -> range.mean()),
                    columns.figure(Cell::failureRate, (cell, range) -> range.mean()),
                    columns.figure(Cell::p50, (cell, range) -> cell.percentile(0.5, range)),
                    columns.figure(Cell::p95, (cell, range) -> cell.percentile(0.95, range)),
                    columns.figure(Cell::p99, (cell, range) -> cell.percentile(0.99, range)),
                    columns.column(cell -> cell.p50().isKnown() ? cell.traffic().maxMillis() : Figures.UNKNOWN),
                    columns.phases());
        }
    }

    /// @param service response times of successes
    /// @param intended the same from the intended start, where a schedule said when that was
    /// @param failures response times of failures
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Curves(Optional<Curve> service, Optional<Curve> intended, Optional<Curve> failures) {
        static Curves of(EntrySnapshot entry) {
            Latencies intended = entry.successes().intended();
            return new Curves(
                    Curve.of(entry.successes().service()),
                    Curve.of(intended),
                    Curve.of(entry.failures().service()));
        }
    }

    /// One (method, name). Percentiles are those of all requests of a span, within 2.2 %.
    ///
    /// @param width of a span in seconds
    record Entry(
            String method,
            String name,
            int width,
            List<Integer> t,
            List<Number> rps,
            List<Number> fps,
            List<Number> p50,
            List<Number> p95,
            List<Number> p99,
            List<Number> max,
            Curves curves,
            Distribution distribution,
            TimeSpent.ByOutcome phases) {
        static Entry of(EntryKey key, Thinned.Points<Traffic> points, EntrySnapshot whole) {
            List<Traffic> cells =
                    points.points().stream().map(Thinned.Point::cell).toList();
            return new Entry(
                    key.method(),
                    key.name(),
                    points.width(),
                    points.points().stream().map(Thinned.Point::from).toList(),
                    Figures.column(cells, Traffic::requestsPerSecond),
                    Figures.column(cells, Traffic::failuresPerSecond),
                    Figures.column(cells, traffic -> percentile(traffic, 0.5)),
                    Figures.column(cells, traffic -> percentile(traffic, 0.95)),
                    Figures.column(cells, traffic -> percentile(traffic, 0.99)),
                    Figures.column(cells, traffic -> traffic.times().isEmpty() ? Figures.UNKNOWN : traffic.maxMillis()),
                    Curves.of(whole),
                    Distribution.of(whole),
                    TimeSpent.ByOutcome.of(whole));
        }

        private static double percentile(Traffic traffic, double share) {
            return traffic.times().isEmpty()
                    ? Figures.UNKNOWN
                    : Math.min(traffic.times().percentile(share), traffic.maxMillis());
        }
    }
}
