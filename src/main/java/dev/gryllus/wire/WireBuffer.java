package dev.gryllus.wire;

import java.nio.ByteBuffer;

/// Memory for one request and its response. Belongs to one connection at a time.
public final class WireBuffer {
    /// For who has no request under way.
    static final WireBuffer NONE = new WireBuffer(0);

    private final ByteBuffer heap;
    private final byte[] bytes;
    private final RecentHead recentHead = new RecentHead();

    /// @param capacity in bytes
    public WireBuffer(int capacity) {
        heap = ByteBuffer.allocate(capacity);
        bytes = heap.array();
    }

    /// The same memory as [#bytes].
    ByteBuffer heap() {
        return heap;
    }

    byte[] bytes() {
        return bytes;
    }

    /// Of the responses that came into it, of whichever connection.
    RecentHead recentHead() {
        return recentHead;
    }
}
