package dev.gryllus.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// Asks the kernel for what has come on a connection, past its channel. Used by one thread at a time; [#close] comes
/// from any. Everybody has to close the channel by it: a descriptor's number is another connection's as soon as it is
/// closed, so nobody closes it while the kernel is asked.
final class Receiver {
    static final int NOTHING_YET = -1;

    private static final int NOT_ASKED = -1;
    private static final int NONE = -2;

    private enum State {
        OPEN,
        ASKING,
        CLOSED_AFTER_ASKING,
        CLOSED;

        private State closing() {
            return this == ASKING || this == CLOSED_AFTER_ASKING ? CLOSED_AFTER_ASKING : CLOSED;
        }
    }

    private final SocketChannel channel;
    private final Optional<SocketCalls> calls;
    private final AtomicReference<State> state = new AtomicReference<>(State.OPEN);
    private int descriptor = NOT_ASKED;
    private long receivedEpochNanos = TimestampedChannel.UNKNOWN;

    /// @param calls empty where the system has none
    Receiver(SocketChannel channel, Optional<SocketCalls> calls) {
        this.channel = channel;
        this.calls = calls;
    }

    /// Whether there is a way to the kernel, which is asked for times at the first call.
    boolean isAvailable() throws IOException {
        if (descriptor == NOT_ASKED && begin()) {
            try {
                Optional<Integer> told = calls.flatMap(system -> system.timestampReceipts(channel));
                descriptor = told.orElse(NONE);
            } finally {
                end();
            }
        }
        return descriptor >= 0;
    }

    /// Takes what is there; never waits. Only if [#isAvailable].
    ///
    /// @return how many bytes; 0 at the end; [#NOTHING_YET] if there are none, or the channel is closed
    /// @throws IOException if the connection failed
    int receive(ByteBuffer into) throws IOException {
        if (!into.hasRemaining()) {
            return NOTHING_YET;
        }
        ReceiveBuffer buffer = ReceiveBuffer.take(descriptor);
        try {
            return begin() ? receive(into, buffer) : NOTHING_YET;
        } finally {
            ReceiveBuffer.giveBack(descriptor, buffer);
        }
    }

    private int receive(ByteBuffer into, ReceiveBuffer buffer) throws IOException {
        try {
            int count = buffer.receive(calls.orElseThrow(), descriptor, into);
            if (count > 0) {
                receivedEpochNanos = buffer.receivedEpochNanos();
            }
            return count;
        } finally {
            end();
        }
    }

    /// Whether it is open and nothing has come, not even the end. Never waits. Only if [#isAvailable].
    boolean isQuiet() throws IOException {
        ReceiveBuffer buffer = ReceiveBuffer.take(descriptor);
        try {
            return begin() && isQuiet(buffer);
        } finally {
            ReceiveBuffer.giveBack(descriptor, buffer);
        }
    }

    private boolean isQuiet(ReceiveBuffer buffer) throws IOException {
        try {
            return buffer.isQuiet(calls.orElseThrow(), descriptor);
        } finally {
            end();
        }
    }

    private boolean begin() {
        return channel.isOpen() && state.compareAndSet(State.OPEN, State.ASKING);
    }

    private void end() throws IOException {
        if (!state.compareAndSet(State.ASKING, State.OPEN)) {
            state.set(State.CLOSED);
            channel.close();
        }
    }

    /// See [TimestampedChannel#receivedEpochNanos].
    long receivedEpochNanos() {
        return receivedEpochNanos;
    }

    void forgetTime() {
        receivedEpochNanos = TimestampedChannel.UNKNOWN;
    }

    /// Never blocks: a thread that is asking closes it itself, in some microseconds.
    void close() throws IOException {
        State before = state.getAndUpdate(State::closing);
        if (before == State.OPEN || before == State.CLOSED) {
            channel.close();
        }
    }
}
