package dev.gryllus.stats;

import java.time.Duration;
import java.time.Instant;

/// The only source of time for everything that measures, waits or schedules; specs replace it and advance it by
/// hand.
///
/// Implementations are safe for use by any number of threads.
public interface Clock {
    /// Monotonic nanoseconds from an arbitrary origin: for intervals, never for dates.
    long nanoTime();

    /// The wall clock: for what people read, never for intervals.
    Instant now();

    /// Blocks the calling thread for the given time; zero or less returns at once.
    ///
    /// @throws InterruptedException if the thread is interrupted before or while it sleeps
    void sleep(Duration duration) throws InterruptedException;

    /// Has something begun when the given time is over, or at once if it is zero or less: by a thread that everybody
    /// waits for, so it must be short, and must neither block nor fail. The work that it begins tells the alarm.
    Alarm alarm(Duration after, Runnable action);

    /// Lets other virtual threads run before the calling one goes on. Does nothing on a platform thread, nor while
    /// one that was woken from its sleep has waited for its turn for longer than a millisecond: who gives way is
    /// next in line for a carrier, before all that other threads have woken.
    ///
    /// @return whether others had their turn
    boolean giveWay();

    /// The machine's clock.
    static Clock system() {
        return SystemClock.INSTANCE;
    }
}
