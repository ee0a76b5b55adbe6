package dev.gryllus.event;

import dev.gryllus.stats.EntrySnapshot;
import dev.gryllus.stats.StatsSnapshot;
import dev.gryllus.stats.Tally;
import dev.gryllus.user.ScriptName;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// One row of the statistics at an instant, in Locust's words. Times are milliseconds. Immutable.
@ScriptName("a row of environment.stats")
public final class StatsEntryView {
    private final EntrySnapshot entry;
    private final Tally all;
    private final StatsSnapshot whole;
    private final Optional<StatsSnapshot> recent;
    private final Optional<EntrySnapshot> recentEntry;

    /// @param recent what happened in the last ten seconds
    /// @param recentEntry of that, what this row is about
    StatsEntryView(
            EntrySnapshot entry,
            StatsSnapshot whole,
            Optional<StatsSnapshot> recent,
            Optional<EntrySnapshot> recentEntry) {
        this.entry = entry;
        this.all = entry.all();
        this.whole = whole;
        this.recent = recent;
        this.recentEntry = recentEntry;
    }

    public String getName() {
        return entry.key().name();
    }

    public String getMethod() {
        return entry.key().method();
    }

    public long getNum_requests() {
        return entry.requests();
    }

    public long getNum_none_requests() {
        return all.untimed();
    }

    public long getNum_failures() {
        return entry.failures().count();
    }

    public double getTotal_response_time() {
        return all.totalNanos() / 1e6;
    }

    /// Null before the first request that has a time.
    public Double getMin_response_time() {
        return all.timed() == 0 ? null : millis(all.min());
    }

    public double getMax_response_time() {
        return millis(all.max());
    }

    public double getAvg_response_time() {
        return all.timed() == 0 ? 0 : getTotal_response_time() / all.timed();
    }

    public double getMedian_response_time() {
        return get_response_time_percentile(0.5);
    }

    public long getTotal_content_length() {
        return all.bytes();
    }

    public double getAvg_content_length() {
        return all.meanBytes();
    }

    public double getFail_ratio() {
        return entry.failureRatio();
    }

    /// Over the whole run.
    public double getTotal_rps() {
        return whole.perSecond(entry.requests());
    }

    /// Over the whole run.
    public double getTotal_fail_per_sec() {
        return whole.perSecond(getNum_failures());
    }

    /// Over the last ten seconds.
    public double getCurrent_rps() {
        return perRecentSecond(recentEntry.map(EntrySnapshot::requests));
    }

    /// Over the last ten seconds.
    public double getCurrent_fail_per_sec() {
        return perRecentSecond(recentEntry.map(window -> window.failures().count()));
    }

    /// Seconds since 1970; null before the first request.
    public Double getLast_request_timestamp() {
        return entry.lastRequest().map(StatsEntryView::seconds).orElse(null);
    }

    public double getStart_time() {
        return seconds(whole.startedAt());
    }

    /// @param share from 0 to 1
    public double get_response_time_percentile(Number share) {
        return millis(all.percentile(share.doubleValue()));
    }

    /// Over the last ten seconds; null if nothing happened in them.
    public Double get_current_response_time_percentile(Number share) {
        return recentEntry
                .map(EntrySnapshot::all)
                .filter(tally -> tally.timed() > 0)
                .map(tally -> millis(tally.percentile(share.doubleValue())))
                .orElse(null);
    }

    @Override
    public String toString() {
        return "%s %s: %d requests, %d failed"
                .formatted(getMethod(), getName(), getNum_requests(), getNum_failures())
                .strip();
    }

    static double seconds(Instant instant) {
        return instant.getEpochSecond() + instant.getNano() / 1e9;
    }

    private double perRecentSecond(Optional<Long> count) {
        return recent.isPresent() && count.isPresent() ? recent.get().perSecond(count.get()) : 0;
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }
}
