package dev.gryllus.web;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable;

/// Lets requests wait for their bodies without a thread: else a few who announce a body and send nothing would take all
/// threads away.
///
/// Bytes are copied as they come. Jetty's own loader keeps the buffers instead, a whole one for each byte of who sends
/// single ones, and knows no limit of time.
///
/// @param mostBytes longer bodies are read by whoever handles the request, after it was let in
/// @param longest until the end of the body; then the request is handled with a [TimeoutException] in its place
record WholeRequests(int mostBytes, Duration longest) implements EagerContentHandler.ContentLoaderFactory {
    /// To be put around the handler of the requests.
    Handler.Wrapper handler() {
        return new EagerContentHandler(this);
    }

    /// Of every type, in Jetty's words.
    @Override
    public String getApplicableMimeType() {
        return null;
    }

    /// Null, in Jetty's words: nothing is waited for.
    @Override
    public EagerContentHandler.ContentLoader newContentLoader(
            String contentType,
            String mimeType,
            Handler handler,
            Request request,
            Response response,
            Callback callback) {
        return request.getLength() > mostBytes ? null : new Loader(this, handler, request, response, callback);
    }

    /// One request. Jetty calls it by one thread at a time: at first, and whenever bytes, the end or a failure are
    /// there.
    /// Silence is a failure, too: the idle time of the connection is as long as the body may still take.
    private static final class Loader extends EagerContentHandler.ContentLoader implements Invocable.Task {
        private final WholeRequests limits;
        private final EndPoint connection;
        private final long usualIdleMillis;
        private final long beganNanos = System.nanoTime();
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();
        private final Deque<Content.Chunk> chunks = new ArrayDeque<>(); // what follows the body

        Loader(WholeRequests limits, Handler handler, Request request, Response response, Callback callback) {
            super(handler, request, response, callback);
            this.limits = limits;
            connection = request.getConnectionMetaData().getConnection().getEndPoint();
            usualIdleMillis = connection.getIdleTimeout();
        }

        @Override
        protected void load() {
            if (isComplete()) {
                handOver();
            }
        }

        /// By a thread of those that look for bytes, which must not be kept.
        @Override
        public void run() {
            if (isComplete()) {
                getRequest().getContext().execute(this::handOver);
            }
        }

        @Override
        public InvocationType getInvocationType() {
            return InvocationType.NON_BLOCKING;
        }

        /// If not, it is called again.
        private boolean isComplete() {
            for (Content.Chunk chunk = getRequest().read();
                    chunk != null;
                    chunk = getRequest().read()) {
                if (Content.Chunk.isFailure(chunk)) {
                    return ends(Content.Chunk.from(chunk.getFailure(), true));
                }
                add(chunk.getByteBuffer());
                boolean last = chunk.isLast();
                chunk.release();
                if (last) {
                    return ends(Content.Chunk.EOF);
                }
                if (body.size() > limits.mostBytes()) {
                    return true;
                }
            }
            long leftMillis =
                    limits.longest().toMillis() - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - beganNanos);
            if (leftMillis <= 0) {
                return ends(Content.Chunk.from(new TimeoutException("The body takes too long."), true));
            }
            connection.setIdleTimeout(leftMillis);
            getRequest().demand(this);
            return false;
        }

        private void add(ByteBuffer bytes) {
            byte[] piece = new byte[bytes.remaining()];
            bytes.get(piece);
            body.writeBytes(piece);
        }

        private boolean ends(Content.Chunk end) {
            chunks.add(end);
            return true;
        }

        private void handOver() {
            connection.setIdleTimeout(usualIdleMillis);
            chunks.addFirst(Content.Chunk.from(ByteBuffer.wrap(body.toByteArray()), false));
            handle(new Arrived(getRequest(), chunks), getResponse(), getCallback());
        }
    }

    /// Reads what has come, and then what comes.
    private static final class Arrived extends Request.Wrapper {
        private final Deque<Content.Chunk> chunks;

        Arrived(Request request, Deque<Content.Chunk> chunks) {
            super(request);
            this.chunks = chunks;
        }

        @Override
        public Content.Chunk read() {
            if (chunks.isEmpty()) {
                return super.read();
            }
            return chunks.peek().isLast() ? chunks.peek() : chunks.remove();
        }
    }
}
