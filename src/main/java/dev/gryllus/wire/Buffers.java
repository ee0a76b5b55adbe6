package dev.gryllus.wire;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// Buffers between two uses. Who waits for its next request holds none, so that memory goes with the requests under way
/// and not with the users.
///
/// Safe for any number of threads, without a lock: each place is taken and filled by exchanging it. Two who share a
/// place cost at worst a new buffer. All share the first few places, and only who finds nothing there, or no room, goes
/// to one of the many: where few requests are under way at a time, there are few buffers, whoever makes them.
public final class Buffers {
    /// Those of this process.
    public static final Buffers SHARED = new Buffers();

    /// Room for most requests, and for the beginning of most responses.
    public static final int SIZE = 8 * 1024;

    static final int FEW = 64;
    static final int MANY = 1024;

    private final AtomicReferenceArray<ByteBuffer> few = new AtomicReferenceArray<>(FEW);
    private final AtomicReferenceArray<ByteBuffer> many = new AtomicReferenceArray<>(MANY);

    Buffers() {}

    /// @param place any number; whoever uses the same one for each request gets a buffer that is warm
    public ByteBuffer take(int place) {
        ByteBuffer kept = few.getAndSet(place & (FEW - 1), null);
        if (kept == null) {
            kept = many.getAndSet(place & (MANY - 1), null);
        }
        return kept == null ? ByteBuffer.allocate(SIZE) : kept;
    }

    /// @param buffer no longer used by anybody; one that has grown is forgotten
    public void giveBack(int place, ByteBuffer buffer) {
        if (buffer.capacity() == SIZE && !few.compareAndSet(place & (FEW - 1), null, buffer)) {
            many.setRelease(place & (MANY - 1), buffer);
        }
    }
}
