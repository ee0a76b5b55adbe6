package dev.gryllus.net;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Where a call of the system leaves what was wrong (`errno`). Like the memory that it lies in, for one thread at a
/// time.
final class ErrorNumber {
    private final MemorySegment memory;
    private final ByteBuffer view;

    /// @param memory of [LinuxSocketCalls#ERRNO_SIZE]
    ErrorNumber(MemorySegment memory) {
        this.memory = memory;
        this.view = memory.asByteBuffer().order(ByteOrder.nativeOrder());
    }

    MemorySegment memory() {
        return memory;
    }

    /// Of the last call that failed.
    int get() {
        return view.getInt(0);
    }
}
