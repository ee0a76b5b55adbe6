package dev.gryllus.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// Asks the kernel straight for what a connection can do without waiting, past its channel. Used by one thread at a
/// time; [#close] comes from any. Everybody has to close the channel by it: a descriptor's number is another
/// connection's as soon as it is closed, so nobody closes it while the kernel is asked.
final class KernelSocket {
    static final int NOTHING_YET = -1;

    private static final int END = 0;
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
    private boolean drained;

    /// @param calls empty where the system has none
    KernelSocket(SocketChannel channel, Optional<SocketCalls> calls) {
        this.channel = channel;
        this.calls = calls;
    }

    /// Whether there is a way to the kernel, which is asked for times at the first call.
    boolean isAvailable() throws IOException {
        if (descriptor == NOT_ASKED && begin()) {
            try {
                Optional<Integer> told = calls.flatMap(system -> system.annotateReceipts(channel));
                descriptor = told.orElse(NONE);
            } finally {
                end();
            }
        }
        return descriptor >= 0;
    }

    /// Sends what there is room for. Only if [#isAvailable].
    ///
    /// @param from in the heap
    /// @return how many bytes; none if the channel is closed
    /// @throws IOException if the connection failed
    int send(ByteBuffer from) throws IOException {
        return Math.max(0, ask(buffer -> buffer.send(calls.orElseThrow(), descriptor, from), 0));
    }

    /// Takes what is there. Only if [#isAvailable].
    ///
    /// @param into in the heap
    /// @return how many bytes; 0 at the end; [#NOTHING_YET] if there are none, or the channel is closed
    /// @throws IOException if the connection failed
    int receive(ByteBuffer into) throws IOException {
        return into.hasRemaining() ? ask(buffer -> receive(into, buffer), NOTHING_YET) : NOTHING_YET;
    }

    private int receive(ByteBuffer into, CallBuffer buffer) throws IOException {
        int count = buffer.receive(calls.orElseThrow(), descriptor, into);
        if (count > 0) {
            receivedEpochNanos = buffer.receivedEpochNanos();
            drained = buffer.isDrained();
        }
        return count;
    }

    /// Whether it is open and nothing has come, not even the end. Only if [#isAvailable].
    ///
    /// @throws IOException if the connection failed
    boolean isQuiet() throws IOException {
        return ask(buffer -> buffer.look(calls.orElseThrow(), descriptor), END) == NOTHING_YET;
    }

    /// How much of what was sent the other side has not acknowledged. Only if [#isAvailable].
    ///
    /// @return bytes; 0 if the channel is closed
    /// @throws IOException if it is not known
    int unacknowledged() throws IOException {
        return ask(buffer -> buffer.unacknowledged(calls.orElseThrow(), descriptor), 0);
    }

    private interface Call {
        int by(CallBuffer buffer) throws IOException;
    }

    private int ask(Call call, int ifClosed) throws IOException {
        CallBuffer buffer = CallBuffer.take(descriptor);
        try {
            return begin() ? askAndEnd(call, buffer) : ifClosed;
        } finally {
            CallBuffer.giveBack(descriptor, buffer);
        }
    }

    private int askAndEnd(Call call, CallBuffer buffer) throws IOException {
        try {
            return call.by(buffer);
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

    /// See [TimestampedChannel#wasDrained].
    boolean wasDrained() {
        return drained;
    }

    /// What it told of the last receipt.
    void forget() {
        receivedEpochNanos = TimestampedChannel.UNKNOWN;
        drained = false;
    }

    /// Never blocks: a thread that is asking closes it itself, in some microseconds.
    void close() throws IOException {
        State before = state.getAndUpdate(State::closing);
        if (before == State.OPEN || before == State.CLOSED) {
            channel.close();
        }
    }
}
