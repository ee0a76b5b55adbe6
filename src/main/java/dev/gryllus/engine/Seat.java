package dev.gryllus.engine;

import dev.gryllus.user.Arrivals;
import java.util.concurrent.Semaphore;

/// One user's place in an [OpenPool]: where its starts are put. The methods of [Arrivals] and [#arrived] belong to the
/// user's thread, [#hand] to whoever has the pool's lock.
final class Seat implements Arrivals {
    private final OpenPool pool;
    private final Semaphore handed = new Semaphore(1);
    private long intendedNanos; // passed on by the semaphore
    private boolean isNew = true;

    /// Whether a start is handed over that has not begun; guarded by the pool.
    boolean owed = true;

    /// Guarded by the pool.
    LiveUser user;

    /// @param intendedNanos of the start for which the user is made
    Seat(OpenPool pool, long intendedNanos) {
        this.pool = pool;
        this.intendedNanos = intendedNanos;
    }

    void hand(long nanos) {
        intendedNanos = nanos;
        owed = true;
        handed.release();
    }

    /// The user's thread runs: how long its `on_start` will take is not our fault, how long it took until here is.
    void arrived() {
        pool.taken(intendedNanos);
    }

    @Override
    public long next() throws InterruptedException {
        pool.rest(this);
        handed.acquire();
        if (!isNew) {
            pool.taken(intendedNanos);
        }
        isNew = false;
        return intendedNanos;
    }

    @Override
    public void begun() {
        pool.begun(this);
    }

    /// The user is gone.
    void left() {
        pool.left(this);
    }
}
