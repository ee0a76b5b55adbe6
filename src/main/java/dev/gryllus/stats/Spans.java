package dev.gryllus.stats;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/// What happened in some spans of a run, for as long as a window over them lasts. For one thread at a time.
///
/// What lives for so long grows old in the heap, where nothing is collected for hours. So the numbers lie in arrays
/// that are used again and again, and not in the snapshots that they came from (docs/performance.md).
public final class Spans {
    private final Deque<PackedSpan> kept = new ArrayDeque<>();
    private final Deque<PackedSpan> spare = new ArrayDeque<>();

    public boolean isEmpty() {
        return kept.isEmpty();
    }

    /// When the first one ended; there must be one.
    public Instant firstTakenAt() {
        return kept.getFirst().takenAt();
    }

    /// @param span a difference of two snapshots
    public void addLast(StatsSnapshot span) {
        PackedSpan packed = spare.isEmpty() ? new PackedSpan() : spare.removeLast();
        packed.pack(span);
        kept.addLast(packed);
    }

    /// To be subtracted; there must be one. Has no extremes, and no dates of requests.
    public StatsSnapshot removeFirst() {
        PackedSpan first = kept.removeFirst();
        spare.addLast(first);
        return first.unpack();
    }

    public void clear() {
        spare.addAll(kept);
        kept.clear();
    }
}
