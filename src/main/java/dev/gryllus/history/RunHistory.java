package dev.gryllus.history;

import dev.gryllus.health.Health;
import dev.gryllus.health.Verdict;
import dev.gryllus.output.Generation;
import dev.gryllus.output.Output;
import dev.gryllus.output.Progress;
import dev.gryllus.output.RunInfo;
import dev.gryllus.stats.EntryKey;
import dev.gryllus.stats.StatsSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Keeps the story of a run, in a memory that neither its length nor the number of requests makes larger, and tells it
/// as JSON: [HistoryDocument].
///
/// Written by the reporter that it is an output of. What tells may be called by any thread at any time; it holds the
/// reporter up for no longer than copying a list of cells takes.
public final class RunHistory implements Output {
    static final int MOST_POINTS = 1_000;

    /// Of a name; fewer where there are many names.
    static final int MOST_POINTS_OF_A_NAME = 240;

    static final int MOST_POINTS_OF_ALL_NAMES = 24_000;

    /// What is cut off at the end of a run; it belongs to the second before.
    private static final Duration REMAINDER = Duration.ofMillis(500);

    private final Sources sources;
    private final Object lock = new Object();
    private final SortedMap<EntryKey, Thinned<Traffic>> names = new TreeMap<>();
    private final Thinned<Cell> whole = new Thinned<>(MOST_POINTS, Cell::plus);
    private final Marks marks = new Marks();
    private Optional<Instant> startedAt = Optional.empty();
    private StatsSnapshot before = StatsSnapshot.empty(Instant.EPOCH);
    private Health health = new Health(new Verdict(Optional.empty(), List.of()), List.of());
    private Optional<Cell> newest = Optional.empty();
    private int second;
    private int generationsSeen = 1;
    private volatile Optional<String> point = Optional.empty();

    /// What is asked each second beside the statistics, by the reporter's thread.
    ///
    /// @param target how many users are wanted
    /// @param paused whether the run is
    /// @param generations of the scripts
    /// @param stopReason why the run ended, once it has
    /// @param health of the load generator
    public record Sources(
            Supplier<OptionalInt> target,
            BooleanSupplier paused,
            Supplier<List<Generation>> generations,
            Supplier<Optional<String>> stopReason,
            Supplier<Health> health) {}

    public RunHistory(Sources sources) {
        this.sources = sources;
    }

    @Override
    public String name() {
        return "history of the run";
    }

    @Override
    public void start(RunInfo info) {
        synchronized (lock) {
            begin(info.startedAt());
        }
    }

    @Override
    public void tick(Progress progress) {
        synchronized (lock) {
            int marksBefore = marks.size();
            see(progress.total());
            tell(marksBefore);
        }
    }

    @Override
    public void finish(Progress progress) {
        synchronized (lock) {
            int marksBefore = marks.size();
            see(progress.total());
            marks.add(
                    moment(progress.total().takenAt()),
                    Mark.Kind.STOP,
                    sources.stopReason().get().orElse("stop"));
            tell(marksBefore);
        }
    }

    /// The whole story, each name included.
    public String document() {
        return HistoryJson.text(copy().document(true));
    }

    /// The story of the whole without its names: for a page that shows one of them at most.
    public String overview() {
        return HistoryJson.text(copy().document(false));
    }

    /// The figures over time, with the marks: who has them needs no more than each [#point] from then on.
    public String series() {
        return HistoryJson.text(copy().series());
    }

    /// How the times of the requests are distributed, over time and in all.
    public String latency() {
        return HistoryJson.text(copy().latency());
    }

    /// How the load generator itself is.
    public String generator() {
        return HistoryJson.text(copy().generator());
    }

    /// The story of one name, an entry of the document; empty if there is none.
    public Optional<String> entry(String method, String name) {
        return copy().entry(new EntryKey(method, name)).map(HistoryJson::text);
    }

    /// The newest second: [PointDocument]; empty before the first one is over.
    public Optional<String> point() {
        return point;
    }

    private void begin(Instant start) {
        if (startedAt.isEmpty()) {
            startedAt = Optional.of(start);
            before = StatsSnapshot.empty(start);
            marks.add(0, Mark.Kind.START, "start");
        }
    }

    private void see(StatsSnapshot now) {
        begin(now.startedAt());
        Duration length = Duration.between(before.takenAt(), now.takenAt());
        double t = moment(now.takenAt().minus(length.dividedBy(2)));
        marks.seeEpoch(t, now.epoch());
        marks.seeTarget(t, sources.target().get());
        marks.seePause(t, sources.paused().getAsBoolean());
        List<Generation> generations = sources.generations().get();
        generations.stream().skip(generationsSeen).forEach(this::mark);
        generationsSeen = Math.max(generationsSeen, generations.size());
        health = sources.health().get();
        if (length.isPositive()) {
            newest = Optional.of(add(now, length));
            before = now;
        }
    }

    private void tell(int marksBefore) {
        newest.ifPresent(cell -> point = Optional.of(
                HistoryJson.text(PointDocument.of(second, cell, before, whole.newest(), marks.since(marksBefore)))));
    }

    private void mark(Generation generation) {
        marks.add(moment(generation.since()), Mark.Kind.EDIT, "generation " + generation.number());
    }

    /// What happened between two snapshots counts for the second in which their middle lies.
    private Cell add(StatsSnapshot now, Duration length) {
        StatsSnapshot difference = now.minus(before);
        double seconds = length.toNanos() / 1e9;
        if (length.compareTo(REMAINDER) >= 0) {
            second = Math.max(second, (int) (moment(now.takenAt()) - seconds / 2));
        }
        Cell cell = Cell.of(
                difference.total(), seconds, now.users(), sources.target().get());
        whole.add(second, cell);
        names.forEach((key, traffic) -> {
            if (!difference.entries().containsKey(key)) {
                traffic.add(second, Traffic.none(seconds));
            }
        });
        difference.entries().forEach((key, entry) -> of(key).add(second, Traffic.of(entry, seconds)));
        return cell;
    }

    private Thinned<Traffic> of(EntryKey key) {
        Thinned<Traffic> known = names.get(key);
        if (known != null) {
            return known;
        }
        int most = Math.clamp(MOST_POINTS_OF_ALL_NAMES / (names.size() + 1), 1, MOST_POINTS_OF_A_NAME);
        names.values().forEach(traffic -> traffic.limit(most));
        Thinned<Traffic> traffic = new Thinned<>(most, Traffic::plus);
        names.put(key, traffic);
        return traffic;
    }

    private double moment(Instant instant) {
        return Duration.between(startedAt.orElseThrow(), instant).toMillis() / 1e3;
    }

    /// What is told, as it is now: everything in it is immutable, so that telling holds nobody up.
    private Story copy() {
        synchronized (lock) {
            SortedMap<EntryKey, Thinned.Points<Traffic>> traffic = new TreeMap<>();
            names.forEach((key, thinned) -> traffic.put(key, thinned.points()));
            return new Story(startedAt.orElse(before.takenAt()), before, whole.points(), traffic, health, marks.all());
        }
    }
}
