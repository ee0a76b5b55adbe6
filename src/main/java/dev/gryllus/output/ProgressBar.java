package dev.gryllus.output;

import java.time.Duration;
import java.util.Optional;

/// How far a run is, in plain ASCII: `1m 12s of 5m 00s   [#######-----------------------]  24%`.
final class ProgressBar {
    private static final int WIDTH = 30;

    private ProgressBar() {}

    /// @param runTime how long the run shall last; without it there is no bar
    static String text(Duration elapsed, Optional<Duration> runTime) {
        return time(elapsed) + runTime.map(limit -> bar(elapsed, limit)).orElse("");
    }

    private static String bar(Duration elapsed, Duration limit) {
        double share = Math.clamp((double) elapsed.toMillis() / Math.max(1, limit.toMillis()), 0.0, 1.0);
        int done = (int) (share * WIDTH);
        return " of %s   [%s%s] %3s%%"
                .formatted(time(limit), "#".repeat(done), "-".repeat(WIDTH - done), (int) (100 * share));
    }

    /// Whole seconds; minutes and hours only once there are any.
    static String time(Duration duration) {
        Duration shown = duration.isNegative() ? Duration.ZERO : duration;
        String seconds = shown.toSecondsPart() + "s";
        if (shown.toMinutes() == 0) {
            return seconds;
        }
        String minutes = shown.toMinutesPart() + "m " + "0".repeat(3 - seconds.length()) + seconds;
        if (shown.toHours() == 0) {
            return minutes;
        }
        return shown.toHours() + "h " + (shown.toMinutesPart() < 10 ? "0" : "") + minutes;
    }
}
