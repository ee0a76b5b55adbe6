package dev.gryllus;

import dev.gryllus.stats.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks each second after what keeps others waiting without a word. On a thread of its own from [#start] to [#close];
/// one of the system, because a virtual one would stand still together with the users.
final class Watchdog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("gryllus.main");
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final Clock clock;
    private final List<Runnable> looks;
    private final Thread thread = Thread.ofPlatform().daemon().name("watchdog").unstarted(this::run);

    private Watchdog(Clock clock, List<Runnable> looks) {
        this.clock = clock;
        this.looks = looks;
    }

    static Watchdog start(Clock clock, Runnable... looks) {
        Watchdog watchdog = new Watchdog(clock, List.of(looks));
        watchdog.thread.start();
        return watchdog;
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        try {
            while (true) {
                clock.sleep(PERIOD);
                looks.forEach(Watchdog::look);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // by close(): the thread ends here
        }
    }

    private static void look(Runnable look) {
        try {
            look.run();
        } catch (RuntimeException e) {
            LOG.error("A mistake in Gryllus: what may be stuck is not named; the run goes on.", e);
        }
    }
}
