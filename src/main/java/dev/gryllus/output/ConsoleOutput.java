package dev.gryllus.output;

import dev.gryllus.health.Verdict;
import dev.gryllus.stats.StatsSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Prints Locust's tables: the table of requests every two seconds, all of them at the end, and below them the verdict
/// over the load generator.
public final class ConsoleOutput implements Output {
    private static final Duration INTERVAL = Duration.ofSeconds(2);

    /// Ticks jitter: a table may be this much early.
    private static final Duration SLACK = Duration.ofMillis(500);

    private final Screen screen;
    private final boolean duringTheRun;
    private final Supplier<Verdict> verdict;
    private Optional<Instant> lastPrinted = Optional.empty();

    /// @param duringTheRun whether the table is printed every other second: not beside a live view, and not with
    ///     `--only-summary`
    /// @param verdict asked for at the end
    public ConsoleOutput(Screen screen, boolean duringTheRun, Supplier<Verdict> verdict) {
        this.screen = screen;
        this.duringTheRun = duringTheRun;
        this.verdict = verdict;
    }

    @Override
    public String name() {
        return "Console tables";
    }

    @Override
    public void tick(Progress progress) {
        if (duringTheRun && isDue(progress.total())) {
            lastPrinted = Optional.of(progress.total().takenAt());
            print(tables().periodic(progress));
        }
    }

    @Override
    public void finish(Progress progress) {
        List<String> lines = new ArrayList<>(tables().summary(progress.total()));
        lines.addAll(VerdictLines.of(verdict.get()));
        print(lines);
    }

    private boolean isDue(StatsSnapshot now) {
        return lastPrinted
                .map(last -> Duration.between(last, now.takenAt()).compareTo(INTERVAL.minus(SLACK)) >= 0)
                .orElse(true);
    }

    /// Made anew for each print, because the terminal may have been resized.
    private ConsoleTables tables() {
        return ConsoleTables.forColumns(screen.columns());
    }

    /// In one piece, so that no log line gets between.
    private void print(List<String> lines) {
        screen.println(String.join("\n", lines));
    }
}
