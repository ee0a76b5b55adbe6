package dev.gryllus.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Optional;

/// A connection that knows when the kernel received what was read last, however late its reader had its turn; and what
/// need not wait goes to the kernel straight. Where the system does not tell ([SocketCalls]), it is a channel like
/// others.
///
/// Used by one thread at a time; [#close] comes from any. With HTTP/2 one thread reads while others write: what another
/// thread reads than the one that wrote last goes through the channel alone, and has no time. For a writer may be
/// interrupted meanwhile, which closes the channel without [#close].
public final class TimestampedChannel {
    /// In place of a time that nobody has told.
    public static final long UNKNOWN = 0;

    private static final long NOBODY = 0;

    /// With room for so much the beginning is read by the channel, which has no limit; only the end has to have a time.
    private static final int MUCH = 2 * CallBuffer.SIZE;

    private final SocketChannel channel;
    private final KernelSocket kernel;
    private long sender = NOBODY;
    private boolean mayHaveCome;
    private Optional<IOException> failure = Optional.empty();

    /// Waits for at least one byte.
    @FunctionalInterface
    public interface BlockingRead {
        /// @return how many were read; -1 at the end
        int read(ByteBuffer into) throws IOException;
    }

    /// @param channel blocking, and connected soon
    public TimestampedChannel(SocketChannel channel) {
        this(channel, SocketCalls.OF_THIS_SYSTEM);
    }

    TimestampedChannel(SocketChannel channel, Optional<SocketCalls> calls) {
        this.channel = channel;
        this.kernel = new KernelSocket(channel, calls);
    }

    /// For everything but reading and closing.
    public SocketChannel channel() {
        return channel;
    }

    /// Sends what there is room for, without waiting, by the calling thread. The rest, which may be all of it, is for
    /// the channel.
    ///
    /// @param from in the heap
    /// @return how many bytes
    public int send(ByteBuffer from) throws IOException {
        sends();
        return mayAsk(Thread.currentThread()) ? kernel.send(from) : 0;
    }

    /// Something is sent by the channel, by the calling thread: its answer cannot have come yet.
    public void sends() {
        sender = Thread.currentThread().threadId();
        mayHaveCome = false;
    }

    /// Time has passed since it was sent, so its answer may have come.
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
        kernel.forget();
        if (failure.isPresent()) {
            throw failure.get();
        }
        if (!mayAsk(Thread.currentThread())) {
            return waiting.read(into);
        }
        if (into.remaining() > MUCH) {
            return readAtMost(into.remaining() - CallBuffer.SIZE, into, waiting);
        }
        if (mayHaveCome) {
            int count = kernel.receive(into);
            if (count != KernelSocket.NOTHING_YET) {
                return count == 0 ? -1 : count;
            }
        }
        mayHaveCome = true;
        // One byte, which no time comes with, so that the others bring one.
        return readAtMost(1, into, waiting) < 0 ? -1 : 1 + readMore(into);
    }

    /// Who is interrupted does not ask: the JDK's reading and writing heed it, even where they need not wait.
    private boolean mayAsk(Thread asking) throws IOException {
        return sender == asking.threadId() && !asking.isInterrupted() && kernel.isAvailable();
    }

    private static int readAtMost(int count, ByteBuffer into, BlockingRead waiting) throws IOException {
        int limit = into.limit();
        into.limit(into.position() + count);
        try {
            return waiting.read(into);
        } finally {
            into.limit(limit);
        }
    }

    /// As there is a byte to hand out, a connection that failed says so at the next reading.
    ///
    /// @return how many were there
    private int readMore(ByteBuffer into) {
        try {
            return Math.max(0, kernel.receive(into));
        } catch (IOException e) {
            failure = Optional.of(e);
            return 0;
        }
    }

    /// When the kernel received the last byte that was read, on the wall clock.
    ///
    /// @return nanoseconds since 1970; [#UNKNOWN] if it has not told
    public long receivedEpochNanos() {
        return kernel.receivedEpochNanos();
    }

    /// Whether nothing was there behind what was read last, not even the end; a reset does not show. False if the
    /// kernel has not told.
    public boolean wasDrained() {
        return kernel.wasDrained();
    }

    /// Whether it is open, and nothing has come that was not read, not even the end. Never waits. While nobody reads.
    public boolean isQuiet() {
        try {
            return kernel.isAvailable() ? kernel.isQuiet() : isQuietByTrying();
        } catch (IOException e) {
            return false;
        }
    }

    /// How much of what was sent the other side has not acknowledged.
    ///
    /// @return bytes; 0 if that is not known
    public int unacknowledged() {
        try {
            return kernel.isAvailable() ? kernel.unacknowledged() : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    private boolean isQuietByTrying() throws IOException {
        channel.configureBlocking(false);
        boolean quiet = channel.read(ByteBuffer.allocate(1)) == 0;
        channel.configureBlocking(true);
        return quiet;
    }

    /// Never blocks.
    public void close() throws IOException {
        kernel.close();
    }
}
