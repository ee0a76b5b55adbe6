package dev.gryllus.output;

import dev.gryllus.output.LiveLine.Style;
import dev.gryllus.stats.EntryKey;
import dev.gryllus.stats.EntrySnapshot;
import dev.gryllus.stats.Starts;
import dev.gryllus.stats.StatsSnapshot;
import dev.gryllus.stats.Tally;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/// The run at a glance, on a terminal, redrawn in place each second: how far it is, how much happens, what fails,
/// how long requests take, and the busiest entries. Times are milliseconds.
public final class LiveView implements Output {
    private static final Comparator<EntrySnapshot> BUSIEST_FIRST =
            Comparator.comparingLong(EntrySnapshot::requests).reversed();
    private static final String ENTRY = "%11s %10s %10s %8s %8s %8s   %s";
    private static final Percentile P50 = new Percentile(0.5);
    private static final Percentile P95 = new Percentile(0.95);
    private static final Percentile P99 = new Percentile(0.99);

    /// Rows of the terminal that are left to the log and to the cursor.
    private static final int OTHER_ROWS = 5;

    private final LiveScreen screen;
    private final Supplier<String> state;
    private final Supplier<Duration> paused;
    private Optional<RunInfo> run = Optional.empty();

    /// @param state of the run in a word, for the title
    /// @param paused for how long the time of the run stood still
    public LiveView(LiveScreen screen, Supplier<String> state, Supplier<Duration> paused) {
        this.paused = paused;
        this.screen = screen;
        this.state = state;
    }

    @Override
    public String name() {
        return "Live view";
    }

    @Override
    public void start(RunInfo info) {
        run = Optional.of(info);
    }

    @Override
    public void tick(Progress progress) {
        List<LiveLine> lines = new ArrayList<>();
        lines.add(new LiveLine(title(progress.total()), Style.STRONG));
        lines.addAll(overall(progress));
        progress.total().starts().forEach((type, starts) -> lines.add(starts(type, starts, progress.recent())));
        lines.addAll(busiest(progress, screen.rows() - OTHER_ROWS - lines.size()));
        screen.show(lines);
    }

    @Override
    public void finish(Progress progress) {
        screen.hide();
    }

    private String title(StatsSnapshot total) {
        String users = grouped(total.users()) + (total.users() == 1 ? " user" : " users");
        String time = run.map(info -> ProgressBar.text(
                        Duration.between(info.startedAt(), total.takenAt()).minus(paused.get()), info.runTime()))
                .orElse("");
        return String.join("   ", state.get(), users, time);
    }

    private static List<LiveLine> overall(Progress progress) {
        EntrySnapshot all = progress.total().total();
        Rate rate = Rate.ofTotal(progress.recent());
        long failed = all.failures().count();
        String counts = "%11s requests %10s/s".formatted(grouped(all.requests()), perSecond(rate.requests()));
        String failures = "%11s failures %10s/s   %s%% of all requests"
                .formatted(grouped(failed), perSecond(rate.failures()), Decimals.fixed(100 * all.failureRatio(), 2));
        return List.of(
                plain(counts),
                new LiveLine(failures, failed == 0 ? Style.PLAIN : Style.ALARM),
                plain(times("last 10 s", progress.recent().total().all())),
                plain(times("whole run", all.all())));
    }

    /// Whether tasks start as an arrival rate says.
    private static LiveLine starts(String type, Starts starts, StatsSnapshot recent) {
        String text = "%11s starts   %10s/s   %s late, %s dropped   %s"
                .formatted(
                        grouped(starts.intended()),
                        perSecond(recent.startsPerSecond(type)),
                        grouped(starts.late()),
                        grouped(starts.dropped()),
                        type);
        return new LiveLine(text, starts.dropped() + starts.late() == 0 ? Style.PLAIN : Style.ALARM);
    }

    private static String times(String which, Tally tally) {
        return "%11s p50 %8s ms   p95 %8s ms   p99 %8s ms"
                .formatted(which, millis(P50, tally), millis(P95, tally), millis(P99, tally));
    }

    /// As many entries as fit into the rows, under a heading.
    private static List<LiveLine> busiest(Progress progress, int rows) {
        List<EntrySnapshot> entries = progress.total().entries().values().stream()
                .sorted(BUSIEST_FIRST)
                .toList();
        if (entries.isEmpty() || rows < 3) {
            return List.of();
        }
        boolean allFit = entries.size() + 1 <= rows;
        int shown = allFit ? entries.size() : rows - 2;
        List<LiveLine> lines = new ArrayList<>();
        String heading = ENTRY.formatted("requests", "failures", "req/s", "p50", "p95", "p99", "last 10 s");
        lines.add(new LiveLine(heading, Style.FAINT));
        entries.stream().limit(shown).forEach(entry -> lines.add(plain(row(entry, progress.recent()))));
        if (!allFit) {
            lines.add(new LiveLine("%11s more".formatted(grouped(entries.size() - shown)), Style.FAINT));
        }
        return lines;
    }

    private static String row(EntrySnapshot entry, StatsSnapshot recent) {
        EntryKey key = entry.key();
        Tally times = Optional.ofNullable(recent.entries().get(key))
                .map(EntrySnapshot::all)
                .orElse(Tally.NONE);
        return ENTRY.formatted(
                grouped(entry.requests()),
                grouped(entry.failures().count()),
                perSecond(Rate.of(key, recent).requests()),
                millis(P50, times),
                millis(P95, times),
                millis(P99, times),
                key.method().isEmpty() ? key.name() : key.method() + " " + key.name());
    }

    private static LiveLine plain(String text) {
        return new LiveLine(text, Style.PLAIN);
    }

    private static String perSecond(double rate) {
        return Decimals.fixed(rate, 1);
    }

    /// Tenths for times that are short enough to need them.
    private static String millis(Percentile percentile, Tally tally) {
        if (tally.timed() == 0) {
            return "-";
        }
        double millis = Decimals.millis(tally.percentile(percentile.share()));
        return millis < 10 ? Decimals.fixed(millis, 1) : grouped(Math.round(millis));
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
