package dev.gryllus.net;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// Memory outside of the heap for one call of the system: the bytes that it sends, or those that `recvmsg` brings, when
/// the last of them came, and whether more is left. As Linux on 64 bits lays it out (`struct msghdr`, `iovec`,
/// `cmsghdr`, `timespec`). Used by one thread between [#take] and [#giveBack], which does not block meanwhile: so there
/// are about as many as processors, and not as connections.
///
/// All of it is read and written as a [ByteBuffer]. To read and write segments the JVM makes variable handles, which
/// takes some milliseconds of a start.
final class CallBuffer {
    /// As many bytes as one call sends or brings at most.
    static final int SIZE = 32 * 1024;

    private static final int PLACES =
            Integer.highestOneBit(4 * Runtime.getRuntime().availableProcessors() - 1);
    private static final AtomicReferenceArray<CallBuffer> KEPT = new AtomicReferenceArray<>(PLACES);

    private static final int IOVEC = 16;
    private static final int IOVEC_COUNT = 24;
    private static final int CONTROL = 32;
    private static final int CONTROL_LENGTH = 40;
    private static final int HEADER_SIZE = 56;
    private static final int IOVEC_SIZE = 16;
    private static final int CONTROL_SIZE = 64;

    private static final int IOVEC_AT = HEADER_SIZE;
    private static final int CONTROL_AT = IOVEC_AT + IOVEC_SIZE;
    private static final int ERRNO_AT = CONTROL_AT + CONTROL_SIZE;
    private static final int BYTES_AT = ERRNO_AT + Long.BYTES;

    private static final int LEVEL = 8;
    private static final int TYPE = 12;
    private static final int DATA = 16;
    private static final int NANOS = 8;
    private static final int NOT_TOLD = 0;

    private final MemorySegment memory = Arena.ofAuto().allocate(BYTES_AT + SIZE, Long.BYTES);
    private final ByteBuffer view = memory.asByteBuffer().order(ByteOrder.nativeOrder());
    private final MemorySegment bytes = memory.asSlice(BYTES_AT, SIZE);
    private final ErrorNumber error = new ErrorNumber(memory.asSlice(ERRNO_AT, LinuxSocketCalls.ERRNO_SIZE));

    private CallBuffer() {
        view.putLong(IOVEC, memory.address() + IOVEC_AT);
        view.putLong(IOVEC_COUNT, 1);
        view.putLong(CONTROL, memory.address() + CONTROL_AT);
        view.putLong(IOVEC_AT, memory.address() + BYTES_AT);
    }

    /// @param place any number; different ones for different connections
    static CallBuffer take(int place) {
        for (int i = 0; i < PLACES; i++) {
            CallBuffer kept = KEPT.getAndSet((place + i) & (PLACES - 1), null);
            if (kept != null) {
                return kept;
            }
        }
        return new CallBuffer();
    }

    static void giveBack(int place, CallBuffer buffer) {
        for (int i = 0; i < PLACES; i++) {
            if (KEPT.compareAndSet((place + i) & (PLACES - 1), null, buffer)) {
                return;
            }
        }
    }

    /// Sends what there is room for; never waits.
    ///
    /// @param from in the heap
    /// @return how many bytes; -1 if there is no room
    /// @throws IOException if the connection failed
    int send(SocketCalls calls, int descriptor, ByteBuffer from) throws IOException {
        int most = Math.min(SIZE, from.remaining());
        view.put(BYTES_AT, from.array(), from.arrayOffset() + from.position(), most);
        int count = calls.send(descriptor, bytes, most, error);
        from.position(from.position() + Math.max(0, count));
        return count;
    }

    /// Takes what is there; never waits.
    ///
    /// @param into in the heap, and has room
    /// @return how many bytes; 0 at the end; -1 if there are none
    /// @throws IOException if the connection failed
    int receive(SocketCalls calls, int descriptor, ByteBuffer into) throws IOException {
        view.putLong(IOVEC_AT + Long.BYTES, Math.min(SIZE, into.remaining()));
        view.putLong(CONTROL_LENGTH, CONTROL_SIZE);
        int count = calls.receive(descriptor, memory, error);
        if (count > 0) {
            view.get(BYTES_AT, into.array(), into.arrayOffset() + into.position(), count);
            into.position(into.position() + count);
        }
        return count;
    }

    /// Looks whether a byte is there, and leaves it; never waits.
    ///
    /// @return 1, or 0 at the end, or -1 if nothing has come
    /// @throws IOException if the connection failed
    int look(SocketCalls calls, int descriptor) throws IOException {
        return calls.look(descriptor, bytes, error);
    }

    /// How much of what was sent the other side has not acknowledged.
    ///
    /// @throws IOException if it is not known
    int unacknowledged(SocketCalls calls, int descriptor) throws IOException {
        calls.unacknowledged(descriptor, bytes, error);
        return view.getInt(BYTES_AT);
    }

    /// When the last byte of the last call came that brought some, on the wall clock.
    ///
    /// @return nanoseconds since 1970; [TimestampedChannel#UNKNOWN] if the kernel has not told
    long receivedEpochNanos() {
        int time = told(LinuxSocketCalls.SOL_SOCKET, LinuxSocketCalls.SO_TIMESTAMPNS);
        return time == NOT_TOLD
                ? TimestampedChannel.UNKNOWN
                : view.getLong(time) * 1_000_000_000 + view.getLong(time + NANOS);
    }

    /// Whether the last call that brought some bytes left nothing behind, not even the end. False if the kernel has
    /// not told.
    boolean isDrained() {
        int left = told(LinuxSocketCalls.IPPROTO_TCP, LinuxSocketCalls.TCP_INQ);
        return left != NOT_TOLD && view.getInt(left) == 0;
    }

    /// @return where the data of this control message is
    private int told(int level, int type) {
        int end = CONTROL_AT + (int) view.getLong(CONTROL_LENGTH);
        int at = CONTROL_AT;
        while (at + DATA <= end) {
            if (view.getInt(at + LEVEL) == level && view.getInt(at + TYPE) == type) {
                return at + DATA;
            }
            at += aligned((int) view.getLong(at));
        }
        return NOT_TOLD;
    }

    /// Where one message ends the next begins, at a whole word.
    private static int aligned(int length) {
        return Math.max(DATA, (length + Long.BYTES - 1) & -Long.BYTES);
    }
}
