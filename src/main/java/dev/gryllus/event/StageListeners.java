package dev.gryllus.event;

import dev.gryllus.stats.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells the listeners of a stage of the run. The run waits for them, but they have a thread of their own: so one that
/// never returns can be cut off, or left behind where it does not even react, and the run comes to its summary.
///
/// | when [#hurry] comes                  | a listener is interrupted                               |
/// |--------------------------------------|---------------------------------------------------------|
/// | never                                | never: it may have good reasons                         |
/// | while it runs, for [ListenerCalls#LONG] or more | at once                                      |
/// | while it runs, for less              | when it has run so long                                 |
/// | before it begins                     | after [#TIME_TO_TIDY_UP]                                |
///
/// One stage at a time; [#hurry] may be called by any thread.
public final class StageListeners {
    private static final Logger LOG = LoggerFactory.getLogger("gryllus.events");

    /// What listeners may take once the run is to end soon.
    static final Duration TIME_TO_TIDY_UP = Duration.ofSeconds(10);

    /// What a listener that was interrupted may take to return.
    static final Duration TIME_TO_REACT = Duration.ofSeconds(2);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final Clock clock;
    private final ListenerFaults faults;
    private boolean hurried; // guarded by this, as are the fields of a telling
    private Optional<Telling> present = Optional.empty();

    StageListeners(Clock clock, ListenerFaults faults) {
        this.clock = clock;
        this.faults = faults;
    }

    private static final class Telling {
        final String event;
        final Thread thread;
        final long beganNanos;
        Optional<Duration> limit;
        Optional<Long> cutNanos = Optional.empty();

        Telling(String event, Thread thread, long beganNanos, Optional<Duration> limit) {
            this.event = event;
            this.thread = thread;
            this.beganNanos = beganNanos;
            this.limit = limit;
        }

        Duration age(long nowNanos) {
            return Duration.ofNanos(nowNanos - beganNanos);
        }
    }

    /// A run begins: whoever wanted an earlier one to end soon has no say in it.
    public synchronized void calm() {
        hurried = false;
    }

    /// Somebody wants the run to end soon.
    ///
    /// @return whether that has cut off a listener that was stuck
    public synchronized boolean hurry() {
        hurried = true;
        boolean stuck = present.filter(telling -> telling.cutNanos.isEmpty())
                .filter(telling -> telling.age(clock.nanoTime()).compareTo(ListenerCalls.LONG) >= 0)
                .isPresent();
        if (stuck) {
            cut(present.get());
        } else {
            present.ifPresent(telling -> telling.limit = Optional.of(ListenerCalls.LONG));
        }
        return stuck;
    }

    /// Returns when all listeners have returned, or are given up.
    ///
    /// @throws RuntimeException whatever they let out, also what the compiler would call checked
    void tell(EventHook hook, Runnable listeners) {
        if (!hook.hasListeners()) {
            return;
        }
        FutureTask<Void> work = new FutureTask<>(listeners, null);
        Telling telling = begin(hook.name(), work);
        try {
            await(work, telling);
        } finally {
            synchronized (this) {
                present = Optional.empty();
            }
        }
    }

    private synchronized Telling begin(String event, FutureTask<Void> work) {
        Thread thread =
                Thread.ofPlatform().daemon().name("listeners of " + event).unstarted(work);
        Optional<Duration> limit = hurried ? Optional.of(TIME_TO_TIDY_UP) : Optional.empty();
        Telling telling = new Telling(event, thread, clock.nanoTime(), limit);
        present = Optional.of(telling);
        thread.start();
        return telling;
    }

    private void await(FutureTask<Void> work, Telling telling) {
        boolean interrupted = false;
        boolean waiting = true;
        while (waiting) {
            try {
                work.get(BETWEEN_LOOKS.toNanos(), TimeUnit.NANOSECONDS);
                waiting = false;
            } catch (TimeoutException e) {
                waiting = !isGivenUp(telling);
            } catch (InterruptedException e) {
                interrupted = true; // whoever runs the test wants it to end
                hurry();
            } catch (ExecutionException e) {
                throw StageListeners.<RuntimeException>as(e.getCause());
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean isGivenUp(Telling telling) {
        long now = clock.nanoTime();
        if (telling.cutNanos.isEmpty()) {
            if (telling.limit
                    .filter(limit -> telling.age(now).compareTo(limit) >= 0)
                    .isPresent()) {
                cut(telling);
            }
            return false;
        }
        boolean givenUp = now - telling.cutNanos.get() >= TIME_TO_REACT.toNanos();
        if (givenUp) {
            LOG.warn("The listener of {} does not react; the run goes on without it", telling.event);
        }
        return givenUp;
    }

    private void cut(Telling telling) {
        TimeoutException stuck = new TimeoutException("it had not returned after "
                + telling.age(clock.nanoTime()).toSeconds() + " seconds, and was interrupted");
        stuck.setStackTrace(telling.thread.getStackTrace()); // the place where it is stuck
        telling.cutNanos = Optional.of(clock.nanoTime());
        telling.thread.interrupt();
        faults.count(telling.event, stuck);
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T as(Throwable thrown) throws T {
        throw (T) thrown; // closures let out what no signature names
    }
}
