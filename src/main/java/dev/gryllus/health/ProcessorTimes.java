package dev.gryllus.health;

import java.util.Optional;

/// What processors have done since the machine was started, in ticks of its kernel.
///
/// @param total of all their time
record ProcessorTimes(long busy, long total) {
    private static final int IDLE = 3;
    private static final int WAITING_FOR_DISKS = 4;

    /// The figures behind these are contained in the first two.
    private static final int FIGURES = 8;

    /// @param stat the text of `/proc/stat`; empty if it names none of the processors
    static Optional<ProcessorTimes> of(String stat, ProcessorSet processors) {
        return stat.lines()
                .filter(line -> line.startsWith("cpu") && !line.startsWith("cpu "))
                .map(line -> line.substring("cpu".length()).strip().split("\\s+"))
                .filter(words -> Figures.whole(words[0])
                        .filter(number -> number <= Integer.MAX_VALUE && processors.contains(number.intValue()))
                        .isPresent())
                .flatMap(words -> ofOne(words).stream())
                .reduce((one, other) -> new ProcessorTimes(one.busy + other.busy, one.total + other.total));
    }

    private static Optional<ProcessorTimes> ofOne(String[] words) {
        long busy = 0;
        long total = 0;
        for (int i = 0; i < Math.min(FIGURES, words.length - 1); i++) {
            Optional<Long> ticks = Figures.whole(words[i + 1]);
            if (ticks.isEmpty()) {
                return Optional.empty();
            }
            total += ticks.get();
            busy += i == IDLE || i == WAITING_FOR_DISKS ? 0 : ticks.get();
        }
        return Optional.of(new ProcessorTimes(busy, total));
    }

    /// The busy share of the time since then, 0 to 1; zero if no time has passed.
    double shareSince(ProcessorTimes earlier) {
        long passed = total - earlier.total;
        return passed <= 0 ? 0 : Math.clamp((double) (busy - earlier.busy) / passed, 0.0, 1.0);
    }
}
