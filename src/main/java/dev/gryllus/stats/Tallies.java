package dev.gryllus.stats;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The live tallies of one epoch. Any number of threads record; one at a time freezes.
final class Tallies {
    private static final Logger LOG = LoggerFactory.getLogger("gryllus.stats");

    private final long epoch;
    private final Clock clock;
    private final Limits limits;
    private final Instant startedAt;
    private final long startedNanos;
    private final ConcurrentHashMap<EntryKey, StatsEntry> entries = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<FailureKey, LiveFailure> failures = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<ScriptError, LongAdder> exceptions = new ConcurrentHashMap<>();

    private final ConcurrentHashMap<String, Starts> starts = new ConcurrentHashMap<>();

    private final Set<String> saidOnce = ConcurrentHashMap.newKeySet();

    Tallies(long epoch, Clock clock, Limits limits) {
        this.epoch = epoch;
        this.clock = clock;
        this.limits = limits;
        this.startedAt = clock.now();
        this.startedNanos = clock.nanoTime();
    }

    long epoch() {
        return epoch;
    }

    void request(RequestEvent event) {
        StatsEntry entry = entry(new EntryKey(event.method(), event.name()));
        entry.record(event);
        if (event.outcome() instanceof Outcome.Failure failure) {
            failure(FailureKey.of(entry.key(), failure.reason()));
        }
    }

    void exception(ScriptError error) {
        ScriptError key = exceptions.containsKey(error) || exceptions.mappingCount() < limits.exceptions()
                ? error
                : folded("exceptions", limits.exceptions(), () -> new ScriptError(Limits.OTHER, Limits.OTHER));
        exceptions.computeIfAbsent(key, k -> new LongAdder()).increment();
    }

    /// Comes in batches, and there are few types: no need for anything quicker.
    void starts(String userType, Starts more) {
        starts.merge(userType, more, Starts::plus);
    }

    private StatsEntry entry(EntryKey key) {
        StatsEntry known = entries.get(key);
        if (known != null) {
            return known;
        }
        EntryKey kept = entries.mappingCount() < limits.entries()
                ? key
                : folded("request names", limits.entries(), () -> new EntryKey("", Limits.OTHER));
        return entries.computeIfAbsent(kept, k -> new StatsEntry(k, startedNanos));
    }

    private void failure(FailureKey key) {
        FailureKey kept = failures.containsKey(key) || failures.mappingCount() < limits.failures()
                ? key
                : folded(
                        "failure reasons",
                        limits.failures(),
                        () -> new FailureKey(new EntryKey("", Limits.OTHER), Limits.OTHER));
        Instant now = clock.now();
        failures.computeIfAbsent(kept, k -> new LiveFailure(now)).record(now);
    }

    private <K> K folded(String what, int limit, Supplier<K> other) {
        if (saidOnce.add(what)) {
            LOG.warn(
                    "More than {} different {}: the rest is counted as \"{}\". Give requests a name: client.get(url, name: '/items/[id]')",
                    limit,
                    what,
                    Limits.OTHER);
        }
        return other.get();
    }

    StatsSnapshot freeze(int users, Histogram scratch) {
        SortedMap<EntryKey, EntrySnapshot> frozen = new TreeMap<>();
        entries.forEach((key, entry) -> frozen.put(key, entry.freeze(scratch, this::wallTime)));
        SortedMap<FailureKey, Occurrences> failed = new TreeMap<>();
        failures.forEach((key, failure) -> failed.put(key, failure.freeze()));
        SortedMap<ScriptError, Long> errors = new TreeMap<>();
        exceptions.forEach((error, count) -> errors.put(error, count.sum()));
        Instant last = frozen.values().stream()
                .flatMap(entry -> entry.lastRequest().stream())
                .max(Instant::compareTo)
                .orElse(startedAt);
        return new StatsSnapshot(
                epoch,
                startedAt,
                last,
                wallTime(clock.nanoTime()),
                users,
                frozen,
                failed,
                errors,
                new TreeMap<>(starts));
    }

    /// Dates come from the monotonic clock, so that a wall clock that is set in mid-run does not bend a rate.
    private Instant wallTime(long nanos) {
        return startedAt.plus(Duration.ofNanos(nanos - startedNanos));
    }
}
