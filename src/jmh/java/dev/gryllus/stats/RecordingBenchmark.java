package dev.gryllus.stats;

import dev.gryllus.MicroBenchmark;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;

/// What it costs to count one request, and to look at what was counted.
public class RecordingBenchmark extends MicroBenchmark {
    private static final int NAMES = 100;

    private final Stats stats = new Stats(Clock.system());
    private final Stats crowded = new Stats(Clock.system());
    private RequestEvent[] successes;
    private RequestEvent[] withoutPhases;
    private RequestEvent failure;

    /// Where a thread is in the row of its requests: times and names change from one to the next.
    @State(Scope.Thread)
    public static class Place {
        private int next;
    }

    @Setup
    public void makeEvents() {
        successes = successes(true);
        withoutPhases = successes(false);
        failure = event("/items/0", 1, new Outcome.Failure("502 Server Error: Bad Gateway"), true);
        for (RequestEvent event : successes) {
            crowded.request(event);
        }
    }

    private static RequestEvent[] successes(boolean phases) {
        return IntStream.range(0, 1024)
                .mapToObj(i -> event("/items/" + i % NAMES, i, Outcome.SUCCESS, phases))
                .toArray(RequestEvent[]::new);
    }

    /// @param phases whether it has those of a request over a connection that was there already
    private static RequestEvent event(String name, int i, Outcome outcome, boolean phases) {
        long responseNanos = TimeUnit.MICROSECONDS.toNanos(200 + i * 37 % 5000);
        return new RequestEvent(
                "GET",
                name,
                "http://localhost" + name,
                0,
                responseNanos,
                OptionalLong.empty(),
                612,
                outcome,
                Map.of(),
                Optional.empty(),
                phases ? new PhaseTimes(0, 0, 0, responseNanos - 50_000, 50_000) : PhaseTimes.NONE);
    }

    @Benchmark
    public void success(Place place) {
        stats.request(successes[place.next++ & 1023]);
    }

    @Benchmark
    public void successWithoutPhases(Place place) {
        stats.request(withoutPhases[place.next++ & 1023]);
    }

    /// Two threads and the same names: what they take from each other.
    @Benchmark
    @Threads(2)
    public void successOfTwoThreads(Place place) {
        stats.request(successes[place.next++ & 1023]);
    }

    @Benchmark
    public void failure() {
        stats.request(failure);
    }

    /// What is done once a second, with a hundred names. Each has a new request, for what has not changed costs
    /// nothing.
    @Benchmark
    public StatsSnapshot snapshot() {
        for (int i = 0; i < NAMES; i++) {
            crowded.request(successes[i]);
        }
        return crowded.snapshot(20);
    }
}
