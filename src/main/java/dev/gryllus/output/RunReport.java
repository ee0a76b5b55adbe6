package dev.gryllus.output;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.gryllus.stats.EntrySnapshot;
import dev.gryllus.stats.FailureKey;
import dev.gryllus.stats.Latencies;
import dev.gryllus.stats.Occurrences;
import dev.gryllus.stats.PhaseTotal;
import dev.gryllus.stats.PhaseTotals;
import dev.gryllus.stats.ScriptError;
import dev.gryllus.stats.Starts;
import dev.gryllus.stats.StatsSnapshot;
import dev.gryllus.stats.Tally;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleFunction;

/// Our own JSON of a finished run: what was run, where, and everything that was measured, losslessly. Times are
/// milliseconds, dates ISO 8601 in UTC. What is not known is left out.
///
/// @param format changes when a reader of an older report would misread this one
/// @param generations of the scripts: more than one if they were edited while the test ran
/// @param entries each (method, name); their sum is not repeated
/// @param generator whether the load generator itself kept up
/// @param starts task starts of user types with an arrival rate
/// @param ratios what part each user class and task had when the test began
/// @param history how it came about: what `dev.gryllus.history` tells
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record RunReport(
        int format,
        Optional<RunManifest> manifest,
        List<Generation> generations,
        Instant startedAt,
        Instant endedAt,
        Optional<String> stopReason,
        List<Entry> entries,
        List<Failure> failures,
        List<ScriptException> exceptions,
        List<TaskStarts> starts,
        GeneratorReport generator,
        Optional<RawJson> ratios,
        Optional<RawJson> history) {
    private static final int FORMAT = 1;

    static RunReport of(StatsSnapshot total, Optional<RunManifest> manifest, RunFacts facts) {
        return new RunReport(
                FORMAT,
                manifest,
                facts.generations().get(),
                total.startedAt(),
                total.takenAt(),
                facts.stopReason().get(),
                total.entries().values().stream().map(Entry::of).toList(),
                total.failures().entrySet().stream().map(Failure::of).toList(),
                total.exceptions().entrySet().stream().map(ScriptException::of).toList(),
                total.starts().entrySet().stream().map(TaskStarts::of).toList(),
                GeneratorReport.of(facts.health().get()),
                facts.ratios().get().map(RawJson::new),
                facts.history().get().map(RawJson::new));
    }

    /// JSON that somebody else has written.
    record RawJson(@JsonValue @JsonRawValue String text) {}

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Entry(String method, String name, Optional<Instant> lastRequestAt, Samples successes, Samples failures) {
        static Entry of(EntrySnapshot entry) {
            return new Entry(
                    entry.key().method(),
                    entry.key().name(),
                    entry.lastRequest(),
                    Samples.of(entry.successes()),
                    Samples.of(entry.failures()));
        }
    }

    /// @param min exact, as are `max` and `mean`
    /// @param fromIntendedStart only where a schedule said when requests were due
    /// @param phases where the time went, by the labels of phases; only where that is known
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Samples(
            long count,
            long bytes,
            Optional<BigDecimal> min,
            Optional<BigDecimal> max,
            Optional<BigDecimal> mean,
            Optional<Times> service,
            Optional<Times> fromIntendedStart,
            Optional<Map<String, PhaseTotal>> phases) {
        static Samples of(Tally tally) {
            return new Samples(
                    tally.count(),
                    tally.bytes(),
                    tally.extremes().map(extremes -> millis(tally.min())),
                    tally.extremes().map(extremes -> millis(tally.max())),
                    tally.extremes().map(extremes -> millis(tally.mean())),
                    Times.of(tally.service(), tally::percentile),
                    Times.of(tally.intended(), tally.intended()::percentile),
                    byLabel(tally.phases()));
        }

        private static Optional<Map<String, PhaseTotal>> byLabel(PhaseTotals totals) {
            Map<String, PhaseTotal> sums = new LinkedHashMap<>();
            totals.byPhase().forEach((phase, total) -> sums.put(phase.label(), total));
            return totals.isEmpty() ? Optional.empty() : Optional.of(sums);
        }
    }

    /// @param histogram HdrHistogram's compressed encoding (V2) of microseconds, in base64
    record Times(long count, Map<String, BigDecimal> percentiles, byte[] histogram) {
        static Optional<Times> of(Latencies latencies, DoubleFunction<Duration> percentile) {
            if (latencies.count() == 0) {
                return Optional.empty();
            }
            Map<String, BigDecimal> values = new LinkedHashMap<>();
            Percentile.REPORTED.forEach(p -> values.put(p.label(), millis(percentile.apply(p.share()))));
            return Optional.of(new Times(latencies.count(), values, latencies.encoded()));
        }
    }

    record Failure(String method, String name, String reason, long count, Instant firstSeen, Instant lastSeen) {
        static Failure of(Map.Entry<FailureKey, Occurrences> failure) {
            FailureKey key = failure.getKey();
            Occurrences seen = failure.getValue();
            return new Failure(
                    key.entry().method(),
                    key.entry().name(),
                    key.reason(),
                    seen.count(),
                    seen.firstSeen(),
                    seen.lastSeen());
        }
    }

    record ScriptException(String message, String trace, long count) {
        static ScriptException of(Map.Entry<ScriptError, Long> error) {
            return new ScriptException(error.getKey().message(), error.getKey().trace(), error.getValue());
        }
    }

    record TaskStarts(String user, long intended, long late, long dropped) {
        static TaskStarts of(Map.Entry<String, Starts> type) {
            Starts starts = type.getValue();
            return new TaskStarts(type.getKey(), starts.intended(), starts.late(), starts.dropped());
        }
    }

    private static BigDecimal millis(Duration duration) {
        return Decimals.shortest(Decimals.millis(duration));
    }
}
