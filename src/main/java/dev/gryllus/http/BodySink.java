package dev.gryllus.http;

import dev.gryllus.wire.WireException;
import dev.gryllus.wire.WireOutput;
import java.io.IOException;
import java.io.OutputStream;
import okhttp3.RequestBody;
import okio.Buffer;
import okio.BufferedSink;
import okio.Okio;
import okio.Sink;
import okio.Timeout;

/// Takes the body of a request and sends it as it comes: in chunks if its length is not known.
final class BodySink implements Sink {
    private final WireOutput out;
    private final long length;
    private long count;

    private BodySink(WireOutput out, long length) {
        this.out = out;
        this.length = length;
    }

    /// @param length negative if it is not known
    /// @throws WireException if it was a lie
    static void write(RequestBody body, long length, WireOutput out) throws IOException {
        BodySink sink = new BodySink(out, length);
        BufferedSink buffered = Okio.buffer((Sink) sink);
        body.writeTo(buffered);
        buffered.emit();
        sink.end();
    }

    @Override
    public void write(Buffer source, long byteCount) throws IOException {
        if (byteCount == 0) {
            return;
        }
        count += byteCount;
        if (length < 0) {
            out.put(Long.toHexString(byteCount));
            out.put("\r\n");
        } else if (count > length) {
            throw new WireException("The body of the request is longer than its length");
        }
        source.writeTo(toOutput(), byteCount);
        if (length < 0) {
            out.put("\r\n");
        }
    }

    private OutputStream toOutput() {
        return new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                out.put(new byte[] {(byte) one});
            }

            @Override
            public void write(byte[] from, int offset, int size) throws IOException {
                out.put(from, offset, size);
            }
        };
    }

    private void end() throws IOException {
        if (length < 0) {
            out.put("0\r\n\r\n");
        } else if (count < length) {
            throw new WireException("The body of the request is shorter than its length");
        }
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public Timeout timeout() {
        return Timeout.NONE;
    }

    /// The connection stays open.
    @Override
    public void close() {}
}
