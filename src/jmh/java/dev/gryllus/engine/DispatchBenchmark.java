package dev.gryllus.engine;

import dev.gryllus.MicroBenchmark;
import dev.gryllus.user.User;
import dev.gryllus.user.WaitTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/// What it costs to say who runs, for ten types of users with the weights 1 to 10.
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DispatchBenchmark extends MicroBenchmark {
    private static final int USERS = 10_000;

    private final TestPlan plan = new TestPlan(
            IntStream.rangeClosed(1, 10).mapToObj(DispatchBenchmark::type).toList());
    private final Dispatcher worked = new Dispatcher(plan, 1);
    private int users;

    private static UserType type(int weight) {
        return new UserType(
                "User" + weight,
                new Share.Weight(weight),
                Optional.empty(),
                false,
                WaitTime.constant(Duration.ZERO),
                List.of(),
                User::new);
    }

    /// Up to the last user from none, as at a spawn rate of all at once.
    @Benchmark
    public List<SortedMap<String, Integer>> allAtOnce() {
        return new Dispatcher(plan, 1).dispatch(USERS);
    }

    /// One of the steps of a ramp, near its end: the line is known.
    @Benchmark
    public List<SortedMap<String, Integer>> oneStep() {
        users = (users + 1) % 100;
        return worked.dispatch(USERS - users);
    }
}
