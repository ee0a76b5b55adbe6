package dev.gryllus.wire;

import java.nio.ByteBuffer;

/// Memory for one request and its response, and the head that came into it last. Belongs to one connection at a time.
public final class WireBuffer {
    /// For all who have no request under way: without room, it is never written to.
    static final WireBuffer NONE = new WireBuffer(0);

    private final ByteBuffer heap;
    private final RecentHead recentHead = new RecentHead();

    /// @param capacity in bytes
    public WireBuffer(int capacity) {
        heap = ByteBuffer.allocate(capacity);
    }

    /// The same memory as [#bytes].
    ByteBuffer heap() {
        return heap;
    }

    byte[] bytes() {
        return heap.array();
    }

    /// Of the responses that came into it, of whichever connection.
    RecentHead recentHead() {
        return recentHead;
    }
}
