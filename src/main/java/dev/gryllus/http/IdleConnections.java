package dev.gryllus.http;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.ConnectionPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The connections that waiting users keep open. When the process may not open another one, those who wait give some
/// back, and connect anew when they go on: better than a failure that the server has no part in.
///
/// Shared by all users; safe for any number of threads.
final class IdleConnections {
    private static final Logger LOG = LoggerFactory.getLogger("gryllus.http");

    /// So many are closed at a time, so that not every new connection has to ask again.
    private static final int CLOSED_AT_ONCE = 64;

    private final Set<Holder> holders = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean told = new AtomicBoolean();

    /// Whoever keeps connections open.
    interface Holder {
        /// Closes those that no request is using; called by any thread.
        ///
        /// @return how many
        int closeIdle();
    }

    /// A user of OkHttp. No record, as the JVM would write its `hashCode` in each start, for some milliseconds.
    static final class Pool implements Holder {
        private final ConnectionPool pool;

        Pool(ConnectionPool pool) {
            this.pool = pool;
        }

        @Override
        public int closeIdle() {
            int idle = pool.idleConnectionCount();
            if (idle > 0) {
                pool.evictAll();
            }
            return idle;
        }
    }

    void add(Holder holder) {
        holders.add(holder);
    }

    /// Closes what is left of the holder's, too.
    void remove(Holder holder) {
        holders.remove(holder);
        holder.closeIdle();
    }

    /// Whether an exchange failed because this process has as many files and sockets open as it may.
    static boolean areNeeded(Exception failure) {
        return failure instanceof IOException
                && String.valueOf(failure.getMessage()).contains("Too many open files");
    }

    /// Closes some connections that no request is using. False if there are none.
    synchronized boolean giveSomeBack() {
        if (told.compareAndSet(false, true)) {
            LOG.warn("This process has as many sockets open as it may: connections of waiting users are closed, and"
                    + " opened anew when they go on. `ulimit -n` raises the limit.");
        }
        int closed = 0;
        for (Holder holder : holders) {
            closed += holder.closeIdle();
            if (closed >= CLOSED_AT_ONCE) {
                return true;
            }
        }
        return closed > 0;
    }
}
