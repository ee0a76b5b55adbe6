package dev.gryllus.wire;

import java.util.concurrent.atomic.AtomicReferenceArray;

/// Buffers between two uses. Who waits for its next request holds none, so that memory goes with the requests under way
/// and not with the users.
///
/// Safe for any number of threads, without a lock: each place is taken and filled by exchanging it. Two who share a
/// place cost at worst a new buffer.
public final class Buffers {
    /// Room for most requests, and for the beginning of most responses.
    public static final int SIZE = 8 * 1024;

    private static final int PLACES = 1024;
    private static final AtomicReferenceArray<WireBuffer> KEPT = new AtomicReferenceArray<>(PLACES);

    private Buffers() {}

    /// @param place any number; whoever uses the same one for each request gets a buffer that is warm
    public static WireBuffer take(int place) {
        WireBuffer kept = KEPT.getAndSet(place & (PLACES - 1), null);
        return kept == null ? new WireBuffer(SIZE) : kept;
    }

    /// @param buffer no longer used by anybody; one that has grown is forgotten
    public static void giveBack(int place, WireBuffer buffer) {
        if (buffer.bytes().length == SIZE) {
            KEPT.setRelease(place & (PLACES - 1), buffer);
        }
    }
}
