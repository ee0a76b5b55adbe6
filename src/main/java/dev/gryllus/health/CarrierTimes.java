package dev.gryllus.health;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Reads for how long the carriers of virtual threads have been running or ready to run, each since it exists. A
/// carrier whose user computes is that all the time, be the processors its own or not; one whose user blocks sleeps.
/// Linux only. For one thread at a time.
final class CarrierTimes {
    /// All that Linux keeps of their names, `ForkJoinPool-1-worker-1`: the pool of the carriers is the JVM's first.
    private static final String NAME = "ForkJoinPool-1-";

    private final Path tasks;
    private Set<String> others = Set.of();

    /// @param proc `/proc`
    CarrierTimes(Path proc) {
        this.tasks = proc.resolve("self/task");
    }

    /// By the number of the thread; empty where the system does not tell.
    Optional<Map<String, Duration>> read() {
        Map<String, Duration> times = new HashMap<>();
        Set<String> seen = new HashSet<>();
        for (String thread : threads()) {
            if (others.contains(thread) || !isCarrier(thread)) {
                seen.add(thread);
            } else {
                active(thread).ifPresent(time -> times.put(thread, time));
            }
        }
        others = seen;
        return times.isEmpty() ? Optional.empty() : Optional.of(times);
    }

    /// What came to it between two readings, of all carriers together.
    static Duration between(Map<String, Duration> before, Map<String, Duration> now) {
        return now.entrySet().stream()
                .map(one -> one.getValue().minus(before.getOrDefault(one.getKey(), Duration.ZERO)))
                .filter(Duration::isPositive)
                .reduce(Duration.ZERO, Duration::plus);
    }

    private List<String> threads() {
        try (Stream<Path> folders = Files.list(tasks)) {
            return folders.map(folder -> folder.getFileName().toString()).toList();
        } catch (IOException | UncheckedIOException | SecurityException e) {
            return List.of(); // not Linux
        }
    }

    private boolean isCarrier(String thread) {
        return Figures.text(tasks.resolve(thread, "comm"))
                .filter(name -> name.strip().equals(NAME))
                .isPresent();
    }

    /// The first two figures: nanoseconds on a processor, nanoseconds in line for one.
    private Optional<Duration> active(String thread) {
        return Figures.text(tasks.resolve(thread, "schedstat"))
                .map(text -> text.strip().split("\\s+"))
                .filter(words -> words.length > 1)
                .flatMap(words -> Figures.whole(words[0])
                        .flatMap(running ->
                                Figures.whole(words[1]).map(waiting -> Duration.ofNanos(running + waiting))));
    }
}
