package dev.gryllus.output;

import dev.gryllus.stats.Clock;
import dev.gryllus.stats.StatsSnapshot;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes a snapshot each second and shows it to every [Output], from the start of a run to its end.
///
/// The ticks come from a thread of its own. The first one tells of the start, the others come on a grid of
/// whole seconds since then: a late tick does not delay the next, and missed ones are left out. [#start] and
/// [#finish] tell the outputs on the caller's thread. One lock keeps all of that apart, so an output never meets
/// two threads.
public final class Reporter {
    private static final Logger LOG = LoggerFactory.getLogger("gryllus.output");

    static final Duration PERIOD = Duration.ofSeconds(1);

    /// So much later it is told how things were at the start: whoever starts a test waits for its first requests,
    /// not for a table without any.
    static final Duration LATER = Duration.ofMillis(100);

    private final Clock clock;
    private final Supplier<StatsSnapshot> snapshots;
    private final List<GuardedOutput> outputs;
    private final RecentWindow window = new RecentWindow();
    private final Thread thread;
    private long startedNanos;
    private Optional<Progress> beginning = Optional.empty();
    private Optional<Progress> result = Optional.empty();

    /// @param snapshots gives the present state of the statistics; called on the reporter's thread, and by
    ///     [#finish]
    /// @param outputs told in this order
    public Reporter(Clock clock, Supplier<StatsSnapshot> snapshots, List<Output> outputs) {
        this.clock = clock;
        this.snapshots = snapshots;
        this.outputs = outputs.stream().map(GuardedOutput::new).toList();
        // A platform thread: a virtual one would wait in line behind the simulated users.
        this.thread = Thread.ofPlatform().daemon().name("gryllus-reporter").unstarted(this::run);
    }

    /// Tells the outputs, then begins to tick. Call it once.
    public synchronized void start(RunInfo info) {
        outputs.forEach(output -> output.start(info));
        beginning = Optional.of(window.advance(StatsSnapshot.empty(info.startedAt())));
        startedNanos = clock.nanoTime();
        thread.start();
    }

    /// Ends the ticks, takes the last snapshot and lets every output finish with it.
    ///
    /// @param beforehand is told what the outputs are going to be shown
    /// @return what the outputs were shown, so that nobody has to take another, slightly different snapshot; a
    ///     second call returns the same and does nothing
    public synchronized Progress finish(Consumer<Progress> beforehand) {
        if (result.isEmpty()) {
            Progress last = window.advance(snapshots.get());
            result = Optional.of(last);
            // The thread does not hold the lock, so it is asleep or about to see the result: no write is cut short.
            thread.interrupt();
            beforehand.accept(last);
            outputs.forEach(output -> output.finish(last));
        }
        return result.get();
    }

    /// @return whether there will be a next tick
    synchronized boolean tick() {
        return tell(() -> window.advance(snapshots.get()));
    }

    private synchronized boolean tell(Supplier<Progress> source) {
        if (result.isPresent()) {
            return false;
        }
        try {
            Progress progress = source.get();
            outputs.forEach(output -> output.tick(progress));
        } catch (RuntimeException e) {
            LOG.error("A mistake in Gryllus: this second is not reported; the run goes on.", e);
        }
        return true;
    }

    /// How long to wait for the next whole period.
    static Duration untilNextTick(Duration sinceStart) {
        return PERIOD.minusNanos(sinceStart.toNanos() % PERIOD.toNanos());
    }

    private void run() {
        try {
            clock.sleep(LATER);
            boolean goesOn = tell(beginning::orElseThrow);
            while (goesOn) {
                clock.sleep(untilNextTick(Duration.ofNanos(clock.nanoTime() - startedNanos)));
                goesOn = tick();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // by finish(): the thread ends here
        }
    }
}
