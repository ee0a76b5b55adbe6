package dev.gryllus.http;

import dev.gryllus.user.CutOff;
import dev.gryllus.wire.ResponseHeaders;
import java.io.IOException;
import java.io.InputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The content of a streamed response, decoded, as the script reads it. Its end gives the connection back.
///
/// A response that breaks off is told to the watcher, and to the reader as a [ResponseError]: as if it had judged the
/// response itself.
final class BodyStream extends InputStream {
    private static final Logger LOG = LoggerFactory.getLogger("gryllus.http");

    private final InputStream decoded;
    private final String encoding;
    private final TransportRequest request;
    private Watcher watcher = Verdict.NONE;
    private long count;
    private boolean over;

    /// Learns once how the stream ended.
    interface Watcher {
        /// It was read to its end, or closed.
        void ended();

        void broken(RequestException why);

        /// The reading thread was interrupted.
        void cut();
    }

    /// @param request that it answers
    BodyStream(TransportRequest request, InputStream body, ResponseHeaders headers) {
        this.request = request;
        this.encoding = String.join(", ", headers.values("Content-Encoding"));
        this.decoded = ContentDecoder.decode(body, headers.values("Content-Encoding"));
    }

    void watch(Watcher newWatcher) {
        watcher = newWatcher;
    }

    /// How much was read.
    long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (over) {
            return -1;
        }
        try {
            int read = decoded.read(into, offset, length);
            if (read < 0) {
                close();
            } else {
                count += read;
            }
            return read;
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private IOException failed(IOException e) {
        over = true;
        if (CutOff.isCauseOf(e)) {
            watcher.cut();
            closeQuietly();
            return e;
        }
        RequestException why = e instanceof TransportException broken
                ? FailureReason.explain(broken, request)
                : ContentDecoder.fault(encoding, e);
        closeQuietly();
        watcher.broken(why);
        throw new ResponseError(why);
    }

    @Override
    public void close() {
        if (!over) {
            over = true;
            closeQuietly();
            watcher.ended();
        }
    }

    private void closeQuietly() {
        try {
            decoded.close();
        } catch (IOException e) {
            LOG.debug("closing a response failed", e);
        }
    }
}
