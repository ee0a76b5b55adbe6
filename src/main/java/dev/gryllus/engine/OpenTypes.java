package dev.gryllus.engine;

import dev.gryllus.stats.Clock;
import dev.gryllus.stats.Recorder;
import dev.gryllus.user.LoadTime;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The types with an arrival rate on one worker: a pool of users for each, and a thread that hands over its starts.
/// Guarded by the worker's lock, but for what the threads do.
final class OpenTypes {
    private static final Logger LOG = LoggerFactory.getLogger("gryllus.arrivals");

    private record Running(OpenPool pool, Thread scheduler) {}

    private final Clock clock;
    private final LoadTime time;
    private final Recorder recorder;
    private final BiFunction<String, Seat, LiveUser> hire;
    private final Consumer<Throwable> crashed;
    private final Map<String, Running> running = new HashMap<>();
    private Map<String, Share.Arrivals> planned = Map.of();
    private OptionalLong originNanos = OptionalLong.empty();

    /// @param hire starts a user of a type on a thread of its own; called without the worker's lock
    /// @param crashed told of an error that no scheduler should ever meet
    OpenTypes(
            Clock clock,
            LoadTime time,
            Recorder recorder,
            BiFunction<String, Seat, LiveUser> hire,
            Consumer<Throwable> crashed) {
        this.clock = clock;
        this.time = time;
        this.recorder = recorder;
        this.hire = hire;
        this.crashed = crashed;
    }

    /// What holds from the next assignment on. Types that are no more get no further starts.
    void replan(TestPlan plan) {
        planned = plan.openTypes();
        running.forEach((type, its) -> {
            if (!contains(type)) {
                its.pool().stop();
            }
        });
    }

    boolean contains(String type) {
        return planned.containsKey(type);
    }

    /// Time runs from the first assignment on.
    ///
    /// @param users as in [Assignment]; types that are not open are none of ours
    /// @return the users that are to end
    List<LiveUser> assign(SortedMap<String, Integer> users) {
        if (originNanos.isEmpty()) {
            originNanos = OptionalLong.of(time.nanoTime());
        }
        List<LiveUser> ended = new ArrayList<>();
        for (Iterator<Map.Entry<String, Running>> all = running.entrySet().iterator(); all.hasNext(); ) {
            Map.Entry<String, Running> type = all.next();
            if (!contains(type.getKey()) || users.getOrDefault(type.getKey(), 0) == 0) {
                all.remove();
                ended.addAll(type.getValue().pool().close());
                type.getValue().scheduler().interrupt();
            }
        }
        planned.forEach((type, arrivals) -> {
            int most = users.getOrDefault(type, 0);
            if (most > 0) {
                ended.addAll(follow(type, arrivals.partOf(most)));
            }
        });
        return ended;
    }

    /// Several times a second.
    void tend() {
        running.values().forEach(type -> type.pool().tellDropped());
    }

    List<LiveUser> users() {
        return running.values().stream()
                .flatMap(type -> type.pool().users().stream())
                .toList();
    }

    void forEachSize(BiConsumer<String, Integer> receiver) {
        running.forEach((type, its) -> receiver.accept(type, its.pool().size()));
    }

    private List<LiveUser> follow(String type, Share.Arrivals arrivals) {
        Running known = running.get(type);
        if (known != null) {
            return known.pool().follow(arrivals);
        }
        OpenPool pool = new OpenPool(type, time, recorder, seat -> hire.apply(type, seat), originNanos.getAsLong());
        pool.follow(arrivals);
        LOG.info(LogText.of(
                "Starting tasks of %s at its arrival_rate, %s per second at most, on up to %d users",
                type,
                BigDecimal.valueOf(arrivals.rate().highest())
                        .stripTrailingZeros()
                        .toPlainString(),
                arrivals.maxUsers()));
        // A platform thread: a virtual one would wait in line behind the simulated users.
        Thread scheduler = Thread.ofPlatform().daemon().name("arrivals-" + type).start(() -> schedule(pool));
        running.put(type, new Running(pool, scheduler));
        return List.of();
    }

    private void schedule(OpenPool pool) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                time.awaitRunning();
                clock.sleep(pool.startDue());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the pool is closed: the thread ends here
        } catch (RuntimeException | Error e) {
            crashed.accept(e);
        }
    }
}
