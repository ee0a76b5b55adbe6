package dev.gryllus.output;

import dev.gryllus.stats.StatsSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Prints Locust's tables: the table of requests every two seconds, all of them at the end.
public final class ConsoleOutput implements Output {
    private static final Duration INTERVAL = Duration.ofSeconds(2);

    /// Ticks jitter: a table may be this much early.
    private static final Duration SLACK = Duration.ofMillis(500);

    private final Screen screen;
    private final Set<When> when;
    private Optional<Instant> lastPrinted = Optional.empty();

    /// When tables are printed.
    public enum When {
        /// Not beside a live view, nor with `--only-summary`.
        DURING_THE_RUN,
        /// Not with `--json-file`.
        AT_THE_END
    }

    public ConsoleOutput(Screen screen, Set<When> when) {
        this.screen = screen;
        this.when = Set.copyOf(when);
    }

    @Override
    public String name() {
        return "Console tables";
    }

    @Override
    public void tick(Progress progress) {
        if (when.contains(When.DURING_THE_RUN) && isDue(progress.total())) {
            lastPrinted = Optional.of(progress.total().takenAt());
            print(tables().periodic(progress));
        }
    }

    @Override
    public void finish(Progress progress) {
        if (when.contains(When.AT_THE_END)) {
            print(tables().summary(progress.total()));
        }
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
