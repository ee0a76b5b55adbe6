package dev.gryllus.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.Objects;

/// A [TimestampedChannel] for who knows sockets only, such as TLS and OkHttp. A thread that is blocked on it can be
/// interrupted, as it has a channel.
public final class ChannelSocket extends ForwardingSocket {
    private final TimestampedChannel channel;

    public ChannelSocket(TimestampedChannel channel) throws SocketException {
        super(channel.channel().socket());
        this.channel = channel;
    }

    /// When the kernel received the last byte that was read.
    ///
    /// @return see [TimestampedChannel#receivedEpochNanos]
    public long receivedEpochNanos() {
        return channel.receivedEpochNanos();
    }

    /// See [TimestampedChannel#isQuiet].
    public boolean isQuiet() {
        return channel.isQuiet();
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new Input(super.getInputStream());
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return new Output(super.getOutputStream());
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private final class Input extends InputStream {
        private final InputStream waiting;

        /// @param waiting the JDK's, which knows the socket's time limit
        private Input(InputStream waiting) {
            this.waiting = waiting;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            Objects.checkFromIndexSize(offset, length, into.length);
            return length == 0 ? 0 : channel.read(ByteBuffer.wrap(into, offset, length), this::await);
        }

        private int await(ByteBuffer into) throws IOException {
            int count = waiting.read(into.array(), into.arrayOffset() + into.position(), into.remaining());
            into.position(into.position() + Math.max(0, count));
            return count;
        }

        @Override
        public int available() throws IOException {
            return waiting.available();
        }

        @Override
        public void close() throws IOException {
            ChannelSocket.this.close();
        }
    }

    private final class Output extends OutputStream {
        private final OutputStream plain;

        private Output(OutputStream plain) {
            this.plain = plain;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            channel.sends();
            plain.write(from, offset, length);
        }

        @Override
        public void close() throws IOException {
            ChannelSocket.this.close();
        }
    }
}
