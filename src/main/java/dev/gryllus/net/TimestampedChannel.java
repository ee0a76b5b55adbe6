package dev.gryllus.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// A connection that knows when the kernel received what was read last, however late its reader had its turn. Where the
/// system does not tell ([SocketCalls]), it is a channel like others.
///
/// Read and written by one thread at a time; [#close] comes from any. What another thread reads than the one that wrote
/// last has no timestamps: such threads may be interrupted at any time, which closes the channel past its guard here.
public final class TimestampedChannel {
    /// In place of a time that nobody has told.
    public static final long UNKNOWN = 0;

    private static final int NOTHING_YET = -1;
    private static final int NOT_ASKED = -1;
    private static final int NONE = -2;
    private static final long NOBODY = 0;

    /// The number of a descriptor is another connection's as soon as it is closed, so nobody closes it while the kernel
    /// is asked for what has come.
    private enum State {
        OPEN,
        RECEIVING,
        CLOSED_AFTER_RECEIVING,
        CLOSED;

        private State closing() {
            return this == RECEIVING || this == CLOSED_AFTER_RECEIVING ? CLOSED_AFTER_RECEIVING : CLOSED;
        }
    }

    private final SocketChannel channel;
    private final AtomicReference<State> state = new AtomicReference<>(State.OPEN);
    private int descriptor = NOT_ASKED;
    private long sender = NOBODY;
    private boolean mayHaveCome;
    private long receivedEpochNanos = UNKNOWN;

    /// Waits for at least one byte.
    @FunctionalInterface
    public interface BlockingRead {
        /// @return how many were read; -1 at the end
        int read(ByteBuffer into) throws IOException;
    }

    /// @param channel blocking, and connected soon
    public TimestampedChannel(SocketChannel channel) {
        this.channel = channel;
    }

    /// For everything but reading, writing and closing.
    public SocketChannel channel() {
        return channel;
    }

    /// Something is sent, by the calling thread: its answer cannot have come yet.
    public void sends() {
        sender = Thread.currentThread().threadId();
        mayHaveCome = false;
    }

    /// Time has passed since it was sent, so it may have come.
    public void waited() {
        mayHaveCome = true;
    }

    /// Waits for at least one byte. It looks for what is there only after [#waited], or if it has read some already, as
    /// that costs a call of the system.
    ///
    /// @param into in the heap, and has room
    /// @param waiting reads from the same channel
    /// @return how many were read; -1 at the end
    public int read(ByteBuffer into, BlockingRead waiting) throws IOException {
        receivedEpochNanos = UNKNOWN;
        if (!canReceive()) {
            return waiting.read(into);
        }
        if (mayHaveCome) {
            int count = receive(into);
            if (count != NOTHING_YET) {
                return count == 0 ? -1 : count;
            }
        }
        mayHaveCome = true;
        return readFirst(into, waiting) < 0 ? -1 : 1 + Math.max(0, receive(into));
    }

    /// One byte, which no timestamp comes with, so that the others bring one.
    private static int readFirst(ByteBuffer into, BlockingRead waiting) throws IOException {
        int limit = into.limit();
        into.limit(into.position() + 1);
        try {
            return waiting.read(into);
        } finally {
            into.limit(limit);
        }
    }

    private boolean canReceive() {
        if (sender != Thread.currentThread().threadId()) {
            return false;
        }
        if (descriptor == NOT_ASKED) {
            Optional<Integer> told = SocketCalls.OF_THIS_SYSTEM.flatMap(calls -> calls.timestampReceipts(channel));
            descriptor = told.orElse(NONE);
        }
        return descriptor != NONE;
    }

    private int receive(ByteBuffer into) throws IOException {
        if (!into.hasRemaining() || !channel.isOpen() || !state.compareAndSet(State.OPEN, State.RECEIVING)) {
            return NOTHING_YET; // of a closed channel the blocking read tells
        }
        ReceiveBuffer buffer = ReceiveBuffer.take(descriptor);
        try {
            int count = buffer.receive(SocketCalls.OF_THIS_SYSTEM.orElseThrow(), descriptor, into);
            if (count > 0) {
                receivedEpochNanos = buffer.receivedEpochNanos();
            }
            return count;
        } finally {
            ReceiveBuffer.giveBack(descriptor, buffer);
            if (!state.compareAndSet(State.RECEIVING, State.OPEN)) {
                state.set(State.CLOSED);
                channel.close();
            }
        }
    }

    /// When the kernel received the last byte that was read, on the wall clock.
    ///
    /// @return nanoseconds since 1970; [#UNKNOWN] if it has not told
    public long receivedEpochNanos() {
        return receivedEpochNanos;
    }

    /// Never blocks: a thread that is asking the kernel closes it itself, in some microseconds.
    public void close() throws IOException {
        State before = state.getAndUpdate(State::closing);
        if (before == State.OPEN || before == State.CLOSED) {
            channel.close();
        }
    }
}
