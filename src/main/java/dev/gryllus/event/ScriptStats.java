package dev.gryllus.event;

import dev.gryllus.stats.Clock;
import dev.gryllus.stats.EntryKey;
import dev.gryllus.stats.EntrySnapshot;
import dev.gryllus.stats.Outcome;
import dev.gryllus.stats.RequestEvent;
import dev.gryllus.stats.Stats;
import dev.gryllus.stats.StatsSnapshot;
import dev.gryllus.stats.Tally;
import dev.gryllus.user.ScriptName;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/// `environment.stats` of a script, in Locust's words. Each question takes a snapshot of its own, which is work: keep
/// what `total`, `entries` and `get` give, and ask it several things. Safe for any number of threads.
@ScriptName("environment.stats")
public final class ScriptStats {
    private final Supplier<Stats> stats;
    private final Clock clock;
    private final Supplier<Optional<StatsSnapshot>> recent;
    private final Runnable onReset;

    /// @param stats of the present run
    /// @param recent what happened in the last ten seconds; empty before anything was looked at
    /// @param onReset called after a script has reset them
    public ScriptStats(Supplier<Stats> stats, Clock clock, Supplier<Optional<StatsSnapshot>> recent, Runnable onReset) {
        this.stats = stats;
        this.clock = clock;
        this.recent = recent;
        this.onReset = onReset;
    }

    /// A failure as Locust has it.
    public record ErrorView(
            String method, String name, String error, long occurrences, double first_seen, double last_seen) {}

    /// An exception of the script as Locust has it.
    public record ExceptionView(String msg, String traceback, long count) {}

    /// All requests together.
    public StatsEntryView getTotal() {
        StatsSnapshot now = snapshot();
        return new StatsEntryView(now.total(), now, recent.get(), recent.get().map(StatsSnapshot::total));
    }

    /// By `[name, method]`.
    public Map<List<String>, StatsEntryView> getEntries() {
        StatsSnapshot now = snapshot();
        Map<List<String>, StatsEntryView> entries = new LinkedHashMap<>();
        now.entries().forEach((key, entry) -> entries.put(List.of(key.name(), key.method()), view(entry, now)));
        return entries;
    }

    /// One entry; without any request if there was none.
    public StatsEntryView get(String name, String method) {
        StatsSnapshot now = snapshot();
        EntryKey key = new EntryKey(method, name);
        EntrySnapshot none = new EntrySnapshot(key, Tally.NONE, Tally.NONE, Optional.empty());
        return view(now.entries().getOrDefault(key, none), now);
    }

    /// By `method.name.error`.
    public Map<String, ErrorView> getErrors() {
        Map<String, ErrorView> errors = new LinkedHashMap<>();
        snapshot()
                .failures()
                .forEach((key, seen) -> errors.put(
                        key.entry().method() + "." + key.entry().name() + "." + key.reason(),
                        new ErrorView(
                                key.entry().method(),
                                key.entry().name(),
                                key.reason(),
                                seen.count(),
                                StatsEntryView.seconds(seen.firstSeen()),
                                StatsEntryView.seconds(seen.lastSeen()))));
        return errors;
    }

    /// By their trace.
    public Map<String, ExceptionView> getExceptions() {
        Map<String, ExceptionView> exceptions = new LinkedHashMap<>();
        snapshot()
                .exceptions()
                .forEach((error, count) ->
                        exceptions.put(error.trace(), new ExceptionView(error.message(), error.trace(), count)));
        return exceptions;
    }

    public long getNum_requests() {
        return snapshot().total().requests();
    }

    public long getNum_failures() {
        return snapshot().total().failures().count();
    }

    public double getStart_time() {
        return StatsEntryView.seconds(snapshot().startedAt());
    }

    /// Counts a request without telling listeners of `events.request`.
    ///
    /// @param millis null if it has no time
    public void log_request(String method, String name, Number millis, long length) {
        long nanos = millis == null
                ? RequestEvent.NO_TIME
                : new BigDecimal(millis.toString()).movePointRight(6).longValue();
        stats.get()
                .request(new RequestEvent(
                        method,
                        name,
                        "",
                        clock.nanoTime() - Math.max(0, nanos),
                        nanos,
                        OptionalLong.empty(),
                        length,
                        Outcome.SUCCESS,
                        Map.of()));
    }

    /// Forgets everything counted so far, and tells listeners of `events.reset_stats`.
    public void reset_all() {
        stats.get().reset();
        onReset.run();
    }

    /// The same.
    public void clear_all() {
        reset_all();
    }

    private StatsEntryView view(EntrySnapshot entry, StatsSnapshot now) {
        return new StatsEntryView(
                entry,
                now,
                recent.get(),
                recent.get()
                        .flatMap(window -> Optional.ofNullable(window.entries().get(entry.key()))));
    }

    private StatsSnapshot snapshot() {
        return stats.get().snapshot(0);
    }
}
