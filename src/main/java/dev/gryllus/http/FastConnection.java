package dev.gryllus.http;

import dev.gryllus.net.ChannelSocket;
import dev.gryllus.net.TimestampedChannel;
import dev.gryllus.wire.Buffers;
import dev.gryllus.wire.WireBuffer;
import dev.gryllus.wire.WireInput;
import dev.gryllus.wire.WireOutput;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One connection of one user, blocking. Used by its user's thread; [#closeIfIdle] comes from any.
///
/// It has a buffer between [#begin] and [#end] only: first the request goes through it, then the response.
final class FastConnection {
    private static final Logger LOG = LoggerFactory.getLogger("gryllus.http");

    /// For so long after a look nobody looks again. What a server sends uncalled for meanwhile is taken for the next
    /// answer: so it is hardly longer than a user who does not wait needs from one answer to the next request.
    private static final long JUST_NOW_NANOS = 20_000;

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Destination destination;
    private final TimestampedChannel channel;
    private final Deadline deadline;
    private final WireInput input = new WireInput(this::read);
    private final WireOutput output = new WireOutput(this::write);
    private final int place = COUNT.getAndIncrement();
    private final AtomicBoolean idle = new AtomicBoolean();
    private Optional<SSLSocket> tls = Optional.empty();
    private long limitNanos;
    private long written;
    private boolean looked;
    private long lookedNanos;
    private boolean writeFailed;
    private boolean answered;
    private boolean unseen;

    /// @param channel connected soon
    FastConnection(Destination destination, SocketChannel channel) {
        this.destination = destination;
        this.channel = new TimestampedChannel(channel);
        this.deadline = Deadlines.ALL.open(this::closeChannel);
    }

    Destination destination() {
        return destination;
    }

    SocketChannel channel() {
        return channel.channel();
    }

    /// The same for TLS, which is to read through it.
    Socket socket() throws SocketException {
        return new ChannelSocket(channel);
    }

    WireInput input() {
        return input;
    }

    WireOutput output() {
        return output;
    }

    /// What follows goes through TLS.
    void secure(SSLSocket socket) {
        tls = Optional.of(socket);
    }

    /// A request begins.
    ///
    /// @param limit for each time that it blocks; zero for none
    void begin(Duration limit) {
        limit(limit);
        written = 0;
        looked = false;
        answered = false;
        unseen = false;
        WireBuffer buffer = Buffers.take(place);
        output.begin(buffer);
        input.begin(buffer);
    }

    /// Another limit for each time that it blocks.
    void limit(Duration limit) {
        limitNanos = limit.toNanos();
    }

    /// The response was read, or never will be.
    void end() {
        output.end();
        Buffers.giveBack(place, input.end());
    }

    /// Something that blocks on this connection.
    interface Blocking {
        void run() throws IOException;
    }

    /// @param limit for all of it; zero for none
    /// @throws SocketTimeoutException if it takes longer
    void within(Duration limit, Blocking action) throws IOException {
        deadline.set(limit.toNanos());
        try {
            action.run();
            deadline.clear();
        } catch (IOException e) {
            throw cause(e);
        }
    }

    private int read(ByteBuffer into) throws IOException {
        try {
            int count = tls.isPresent() ? await(into) : channel.read(into, this::await);
            unseen = count < 0 && !answered && isUnseen();
            answered |= count > 0;
            return count;
        } catch (IOException e) {
            throw cause(e);
        }
    }

    /// The end of a server that took some of the request says that it did, so one that says nothing had closed before.
    /// After a failure in sending an end may be a reset, which says nothing.
    private boolean isUnseen() {
        return tls.isEmpty() && !writeFailed && written > 0 && channel.unacknowledged() >= written;
    }

    private int await(ByteBuffer into) throws IOException {
        deadline.set(limitNanos);
        int read = tls.isPresent() ? readSecurely(into) : channel().read(into);
        deadline.clear();
        return read;
    }

    private int readSecurely(ByteBuffer into) throws IOException {
        return tls.get().getInputStream().read(into.array(), into.arrayOffset() + into.position(), into.remaining());
    }

    private void write(ByteBuffer from) throws IOException {
        try {
            if (tls.isPresent()) {
                channel.sends();
            } else {
                written += channel.send(from);
            }
            if (from.hasRemaining()) {
                writeWaiting(from);
            }
        } catch (IOException e) {
            writeFailed = true;
            throw cause(e);
        }
    }

    private void writeWaiting(ByteBuffer from) throws IOException {
        deadline.set(limitNanos);
        while (from.hasRemaining()) {
            written += tls.isPresent() ? writeSecurely(from) : channel().write(from);
        }
        deadline.clear();
    }

    private int writeSecurely(ByteBuffer from) throws IOException {
        int count = from.remaining();
        written++; // how much of it went out before a failure cannot be known
        tls.get().getOutputStream().write(from.array(), from.arrayOffset() + from.position(), count);
        from.position(from.limit());
        return count;
    }

    /// What a failure was: nothing but [Deadlines] tells it from a connection that somebody closed.
    private IOException cause(IOException failed) {
        if (deadline.clear()) {
            return failed;
        }
        SocketTimeoutException late = new SocketTimeoutException("timeout");
        late.initCause(failed);
        return late;
    }

    /// Others had their turn since a request was sent, so its answer may be there.
    ///
    /// @param nowNanos on the clock of [#wasQuietJustNow]
    void gaveWay(long nowNanos) {
        channel.waited();
        looked = true;
        lookedNanos = nowNanos;
    }

    /// When the kernel received what was read last.
    ///
    /// @return see [TimestampedChannel#receivedEpochNanos]
    long receivedEpochNanos() {
        return channel.receivedEpochNanos();
    }

    /// Whether the server took no more of a request.
    boolean brokeInSending() {
        return writeFailed;
    }

    /// Whether it broke before a single byte of the request had left, so that the server cannot have seen it.
    boolean brokeBeforeSending() {
        return writeFailed && written == 0;
    }

    /// Whether the server closed it, without an answer, before a single byte of the request had come there.
    boolean endedBeforeArrival() {
        return unseen;
    }

    /// Whether it is not fit for another request: the server closed it, or sent something nobody asked for.
    boolean isStale() throws IOException {
        return !channel.isQuiet()
                || (tls.isPresent() && tls.get().getInputStream().available() > 0);
    }

    /// Whether its user has looked just now, and taken all that there was. Never over TLS.
    ///
    /// @param nowNanos on the clock that [#gaveWay] was told by
    boolean wasQuietJustNow(long nowNanos) {
        return tls.isEmpty() && looked && channel.wasDrained() && nowNanos - lookedNanos < JUST_NOW_NANOS;
    }

    /// Nobody uses it any longer; from now on [#closeIfIdle] may.
    void rest() {
        idle.set(true);
    }

    /// @return whether it was resting; it is the caller's then
    boolean wake() {
        return idle.compareAndSet(true, false);
    }

    /// @return whether it was
    boolean closeIfIdle() {
        boolean mine = wake();
        if (mine) {
            close();
        }
        return mine;
    }

    void close() {
        Deadlines.ALL.forget(deadline);
        try {
            if (tls.isPresent() && channel().isOpen()) {
                tls.get().close();
            }
        } catch (IOException e) {
            LOG.debug("closing a TLS connection failed", e);
        }
        closeChannel();
    }

    private void closeChannel() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("closing a connection failed", e);
        }
    }
}
