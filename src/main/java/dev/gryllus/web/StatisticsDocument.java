package dev.gryllus.web;

import dev.gryllus.output.Decimals;
import dev.gryllus.output.Progress;
import dev.gryllus.output.Rate;
import dev.gryllus.stats.EntrySnapshot;
import dev.gryllus.stats.FailureKey;
import dev.gryllus.stats.Occurrences;
import dev.gryllus.stats.StatsSnapshot;
import dev.gryllus.stats.Tally;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What the page shows of requests and failures: finer than Locust's words have it, and a tenth as long. A column for
/// each figure, a row for each name or reason.
///
/// Times are milliseconds with four significant digits, and null where no request had a time; moments are milliseconds
/// since 1970.
///
/// @param total one row
record StatisticsDocument(Requests requests, Requests total, Failures failures) {
    private static final int DIGITS = 4;

    /// From here on, times have more digits than four: they are whole numbers.
    private static final double LONG_MILLIS = 1_000;

    static StatisticsDocument of(Optional<Progress> progress) {
        StatsSnapshot total = progress.map(Progress::total).orElse(RequestStatistics.NOTHING);
        StatsSnapshot recent = progress.map(Progress::recent).orElse(RequestStatistics.NOTHING);
        List<EntrySnapshot> shown = RequestStatistics.shown(total).toList();
        return new StatisticsDocument(
                Requests.of(
                        shown,
                        shown.stream()
                                .map(entry -> Rate.of(entry.key(), recent))
                                .toList()),
                Requests.of(List.of(total.total()), List.of(Rate.ofTotal(recent))),
                Failures.of(RequestStatistics.shownFailures(total).toList()));
    }

    /// @param rps requests a second in the last ten; `fps` failures likewise
    record Requests(
            List<String> method,
            List<String> name,
            List<Long> requests,
            List<Long> failures,
            List<Number> p50,
            List<Number> p95,
            List<Number> p99,
            List<Number> mean,
            List<Number> min,
            List<Number> max,
            List<Number> bytes,
            List<Number> rps,
            List<Number> fps) {
        static Requests of(List<EntrySnapshot> entries, List<Rate> rates) {
            List<Tally> all = entries.stream().map(EntrySnapshot::all).toList();
            return new Requests(
                    column(entries, entry -> entry.key().method()),
                    column(entries, entry -> entry.key().name()),
                    column(all, Tally::count),
                    column(entries, entry -> entry.failures().count()),
                    times(all, tally -> tally.percentile(0.5)),
                    times(all, tally -> tally.percentile(0.95)),
                    times(all, tally -> tally.percentile(0.99)),
                    times(all, Tally::mean),
                    times(all, Tally::min),
                    times(all, Tally::max),
                    column(all, tally -> Math.round(tally.meanBytes())),
                    column(rates, rate -> Decimals.significant(rate.requests(), DIGITS)),
                    column(rates, rate -> Decimals.significant(rate.failures(), DIGITS)));
        }

        private static List<Number> times(List<Tally> rows, Function<Tally, Duration> figure) {
            return column(rows, tally -> tally.timed() == 0 ? null : millis(figure.apply(tally)));
        }

        private static Number millis(Duration time) {
            double millis = Decimals.millis(time);
            return millis < LONG_MILLIS ? Decimals.significant(millis, DIGITS) : (Number) Math.round(millis);
        }
    }

    record Failures(
            List<String> method,
            List<String> name,
            List<String> reason,
            List<Long> count,
            List<Long> firstSeen,
            List<Long> lastSeen) {
        static Failures of(List<Map.Entry<FailureKey, Occurrences>> failures) {
            return new Failures(
                    column(failures, failure -> failure.getKey().entry().method()),
                    column(failures, failure -> failure.getKey().entry().name()),
                    column(failures, failure -> failure.getKey().reason()),
                    column(failures, failure -> failure.getValue().count()),
                    column(failures, failure -> failure.getValue().firstSeen().toEpochMilli()),
                    column(failures, failure -> failure.getValue().lastSeen().toEpochMilli()));
        }
    }

    /// With nulls, which is what JSON has for what is not known.
    private static <T, C> List<C> column(List<T> rows, Function<T, C> figure) {
        List<C> column = new ArrayList<>(rows.size());
        rows.forEach(row -> column.add(figure.apply(row)));
        return column;
    }
}
