package dev.gryllus.http;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// The connections of one user, kept from one request to the next. Used by its thread; [#closeIdle] comes from any.
final class FastConnections implements IdleConnections.Holder {
    /// So many are kept; a user that talks to more servers starts afresh.
    private static final int MOST = 10;

    private final List<FastConnection> all = new CopyOnWriteArrayList<>();

    /// A connection that can take this request now: one that died while it was idle is found out here.
    ///
    /// @param nowNanos as in [FastConnection#wasQuietJustNow]
    Optional<FastConnection> take(TransportRequest request, long nowNanos) {
        for (int i = 0; i < all.size(); i++) {
            FastConnection connection = all.get(i);
            if (connection.destination().fits(request) && connection.wake()) {
                if (isFit(connection, request, nowNanos)) {
                    return Optional.of(connection);
                }
                drop(connection);
                i--;
            }
        }
        return Optional.empty();
    }

    /// What comes unseen meanwhile costs a failure, unless the request may be sent again.
    private static boolean isFit(FastConnection connection, TransportRequest request, long nowNanos) {
        try {
            return (request.isRepeatable() && connection.wasQuietJustNow(nowNanos)) || !connection.isStale();
        } catch (IOException e) {
            return false;
        }
    }

    void add(FastConnection connection) {
        if (all.size() >= MOST) {
            closeIdle();
        }
        all.add(connection);
    }

    void drop(FastConnection connection) {
        all.remove(connection);
        connection.close();
    }

    @Override
    public int closeIdle() {
        int closed = 0;
        for (FastConnection connection : all) {
            if (connection.closeIfIdle()) {
                all.remove(connection);
                closed++;
            }
        }
        return closed;
    }
}
