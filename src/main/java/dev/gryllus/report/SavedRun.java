package dev.gryllus.report;

import dev.gryllus.stats.EntryKey;
import dev.gryllus.stats.EntrySnapshot;
import dev.gryllus.stats.Extremes;
import dev.gryllus.stats.FailureKey;
import dev.gryllus.stats.Latencies;
import dev.gryllus.stats.Occurrences;
import dev.gryllus.stats.PhaseTotal;
import dev.gryllus.stats.PhaseTotals;
import dev.gryllus.stats.ScriptError;
import dev.gryllus.stats.Starts;
import dev.gryllus.stats.StatsSnapshot;
import dev.gryllus.stats.Tally;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A finished run, from the JSON that `--json-file` writes: what reports are made of, whether the run has just ended or
/// is of last year.
///
/// @param json all of it
/// @param total its statistics, as exact as they were
/// @param baseline what it is compared with, if that was asked for
record SavedRun(JsonNode json, StatsSnapshot total, Optional<Baseline> baseline) {
    private static final int FORMAT = 1;
    private static final String FROM_WHERE = " the file NAME.run.json that --json-file NAME writes";

    /// Beyond them, times have neither their usual form nor room in a number of nanoseconds.
    private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    /// @param purpose what is made of it, for messages: `A report is made of`
    /// @throws ReportException if the file is missing or no saved run
    static SavedRun of(Path file, String purpose) {
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new ReportException(
                    file + ": cannot be read (" + e.getClass().getSimpleName() + "). " + purpose + FROM_WHERE);
        } catch (IllegalArgumentException e) {
            throw new ReportException(file + ": " + e.getMessage() + ". " + purpose + FROM_WHERE);
        }
    }

    /// @throws IllegalArgumentException if that is no saved run
    static SavedRun parse(String text) {
        try {
            JsonNode json = new JsonMapper().readTree(text);
            if (json.path("format").asInt(0) != FORMAT || !json.path("entries").isArray()) {
                throw new IllegalArgumentException("not a saved run of this version");
            }
            return new SavedRun(json, total(json), Optional.empty());
        } catch (JacksonException | DateTimeException e) {
            throw new IllegalArgumentException("not JSON, or not that of a run", e);
        }
    }

    /// The same beside an older one.
    SavedRun against(Optional<Baseline> older) {
        return new SavedRun(json, total, older);
    }

    Optional<AgainstBaseline> comparison() {
        return baseline.map(older -> AgainstBaseline.of(this, older));
    }

    Instant startedAt() {
        return total.startedAt();
    }

    Instant endedAt() {
        return total.takenAt();
    }

    /// An option as it was given, or empty.
    Optional<String> option(String name) {
        return text(json.path("manifest").path("options").path(name));
    }

    Optional<String> stopReason() {
        return text(json.path("stop_reason"));
    }

    /// `kept_up`, `did_not_keep_up` or `too_short_to_tell`.
    String verdict() {
        return json.path("generator").path("verdict").asString("too_short_to_tell");
    }

    private static StatsSnapshot total(JsonNode json) {
        SortedMap<EntryKey, EntrySnapshot> entries = new TreeMap<>();
        json.path("entries").forEach(entry -> {
            EntryKey key = key(entry);
            Optional<Instant> last = text(entry.path("last_request_at")).map(SavedRun::instant);
            entries.put(
                    key, new EntrySnapshot(key, tally(entry.path("successes")), tally(entry.path("failures")), last));
        });
        SortedMap<FailureKey, Occurrences> failures = new TreeMap<>();
        json.path("failures")
                .forEach(failure -> failures.put(
                        new FailureKey(key(failure), failure.path("reason").asString("")),
                        new Occurrences(
                                failure.path("count").asLong(0),
                                instant(failure, "first_seen"),
                                instant(failure, "last_seen"))));
        SortedMap<ScriptError, Long> exceptions = new TreeMap<>();
        json.path("exceptions")
                .forEach(error -> exceptions.put(
                        new ScriptError(
                                error.path("message").asString(""),
                                error.path("trace").asString("")),
                        error.path("count").asLong(0)));
        SortedMap<String, Starts> starts = new TreeMap<>();
        json.path("starts")
                .forEach(type -> starts.put(
                        type.path("user").asString(""),
                        new Starts(
                                type.path("intended").asLong(0),
                                type.path("late").asLong(0),
                                type.path("dropped").asLong(0))));
        Instant ended = instant(json, "ended_at");
        Instant lastAnswer = entries.values().stream()
                .flatMap(entry -> entry.lastRequest().stream())
                .max(Instant::compareTo)
                .orElse(ended);
        return new StatsSnapshot(
                0, instant(json, "started_at"), lastAnswer, ended, 0, entries, failures, exceptions, starts);
    }

    private static EntryKey key(JsonNode entry) {
        return new EntryKey(
                entry.path("method").asString(""), entry.path("name").asString(""));
    }

    private static Tally tally(JsonNode samples) {
        long count = samples.path("count").asLong(0);
        Latencies service = latencies(samples.path("service"));
        Optional<Extremes> extremes = samples.path("min").isNumber()
                ? Optional.of(new Extremes(nanos(samples.path("min")), nanos(samples.path("max"))))
                : Optional.empty();
        return new Tally(
                service,
                latencies(samples.path("from_intended_start")),
                nanos(samples.path("mean")) * service.count(),
                extremes,
                samples.path("bytes").asLong(0),
                count - service.count(),
                phases(samples.path("phases")));
    }

    private static PhaseTotals phases(JsonNode sums) {
        return PhaseTotals.each(phase -> {
            JsonNode sum = sums.path(phase.label());
            return PhaseTotal.of(sum.path("count").asLong(0), sum.path("nanos").asLong(0));
        });
    }

    private static Latencies latencies(JsonNode times) {
        return times.path("histogram").isString()
                ? Latencies.decoded(times.path("histogram").binaryValue())
                : Latencies.NONE;
    }

    private static long nanos(JsonNode millis) {
        return Math.round(millis.asDouble(0) * 1e6);
    }

    private static Instant instant(JsonNode parent, String key) {
        return text(parent.path(key))
                .map(SavedRun::instant)
                .orElseThrow(() -> new IllegalArgumentException("a saved run without " + key));
    }

    private static Instant instant(String text) {
        Instant time = Instant.parse(text);
        if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
            throw new IllegalArgumentException("not a time of a run: " + text);
        }
        return time;
    }

    private static Optional<String> text(JsonNode node) {
        return node.isValueNode() && !node.isNull() ? Optional.of(node.asString()) : Optional.empty();
    }
}
