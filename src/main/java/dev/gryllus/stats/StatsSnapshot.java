package dev.gryllus.stats;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;

/// Everything that was counted, at an instant. Immutable, and an algebra: a cluster is a sum ([#plus]), a window is
/// a difference ([#minus]), the total row is a fold ([#total]).
///
/// `plus` is associative and commutative, [#empty] at the same time is neutral, and `a.plus(b).minus(b)` counts
/// what `a` counted. Dates and the number of users do not subtract (a difference keeps the minuend's); of extremes
/// a difference knows only the buckets.
///
/// @param epoch how many resets came before; a snapshot of a later epoch shares no counts with one of an earlier
/// @param startedAt from when on these counts run
/// @param endedAt the moment that rates are taken to: the last response of a run, or the end of a window
/// @param users how many users were running
/// @param starts user type → what became of its task starts, for types with an arrival rate
public record StatsSnapshot(
        long epoch,
        Instant startedAt,
        Instant endedAt,
        Instant takenAt,
        int users,
        SortedMap<EntryKey, EntrySnapshot> entries,
        SortedMap<FailureKey, Occurrences> failures,
        SortedMap<ScriptError, Long> exceptions,
        SortedMap<String, Starts> starts) {

    public StatsSnapshot {
        entries = Collections.unmodifiableSortedMap(entries);
        failures = Collections.unmodifiableSortedMap(failures);
        exceptions = Collections.unmodifiableSortedMap(exceptions);
        starts = Collections.unmodifiableSortedMap(starts);
    }

    public static StatsSnapshot empty(Instant at) {
        return new StatsSnapshot(0, at, at, at, 0, new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    }

    StatsSnapshot withEntries(SortedMap<EntryKey, EntrySnapshot> others) {
        return new StatsSnapshot(epoch, startedAt, endedAt, takenAt, users, others, failures, exceptions, starts);
    }

    /// The row named "Aggregated": all entries together. Worked out anew at each call.
    public EntrySnapshot total() {
        return EntrySnapshot.sum(EntryKey.AGGREGATED, entries.values());
    }

    /// Events per second over the time these counts cover; zero if that is no time at all.
    public double perSecond(long count) {
        return perSecond(count, endedAt);
    }

    /// Intended task starts per second, whether or not anything was answered.
    public double startsPerSecond(String userType) {
        return perSecond(starts.getOrDefault(userType, Starts.NONE).intended(), takenAt);
    }

    private double perSecond(long count, Instant end) {
        double seconds = Duration.between(startedAt, end).toNanos() / 1e9;
        return seconds <= 0 ? 0 : count / seconds;
    }

    public boolean hasFailuresOrExceptions() {
        return !failures.isEmpty() || !exceptions.isEmpty();
    }

    public StatsSnapshot plus(StatsSnapshot other) {
        return new StatsSnapshot(
                Math.max(epoch, other.epoch),
                earlier(startedAt, other.startedAt),
                later(endedAt, other.endedAt),
                later(takenAt, other.takenAt),
                users + other.users,
                added(entries, other.entries, EntrySnapshot::plus),
                added(failures, other.failures, Occurrences::plus),
                added(exceptions, other.exceptions, Long::sum),
                added(starts, other.starts, Starts::plus));
    }

    /// What happened in two spans of the same epoch, of which `later` begins where this one ends.
    public StatsSnapshot followedBy(StatsSnapshot later) {
        return new StatsSnapshot(
                later.epoch,
                startedAt,
                later.endedAt,
                later.takenAt,
                later.users,
                added(entries, later.entries, EntrySnapshot::plus),
                added(failures, later.failures, Occurrences::plus),
                added(exceptions, later.exceptions, Long::sum),
                added(starts, later.starts, Starts::plus));
    }

    /// What happened between `earlier` and this snapshot of the same run. A reset in between leaves nothing to
    /// subtract: then it is what happened since that reset. Rows to which nothing happened are left out.
    public StatsSnapshot minus(StatsSnapshot earlier) {
        boolean sameEpoch = epoch == earlier.epoch;
        StatsSnapshot base = sameEpoch ? earlier : empty(startedAt);
        return new StatsSnapshot(
                epoch,
                sameEpoch ? earlier.takenAt : startedAt,
                takenAt,
                takenAt,
                users,
                subtracted(entries, base.entries, EntrySnapshot::minus, entry -> entry.requests() == 0),
                subtracted(failures, base.failures, Occurrences::minus, seen -> seen.count() == 0),
                subtracted(exceptions, base.exceptions, (now, before) -> now - before, count -> count == 0),
                subtracted(starts, base.starts, Starts::minus, Starts.NONE::equals));
    }

    private static <K, V> SortedMap<K, V> added(SortedMap<K, V> a, SortedMap<K, V> b, BinaryOperator<V> add) {
        SortedMap<K, V> result = new TreeMap<>(a);
        b.forEach((key, value) -> result.merge(key, value, add));
        return result;
    }

    private static <K, V> SortedMap<K, V> subtracted(
            SortedMap<K, V> now, SortedMap<K, V> before, BinaryOperator<V> subtract, Predicate<V> isNothing) {
        SortedMap<K, V> result = new TreeMap<>();
        now.forEach((key, value) -> {
            V old = before.get(key);
            V difference = old == null ? value : subtract.apply(value, old);
            if (!isNothing.test(difference)) {
                result.put(key, difference);
            }
        });
        return result;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
