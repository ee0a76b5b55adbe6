package dev.gryllus.http;

import dev.gryllus.user.CutOff;
import dev.gryllus.wire.Body;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/// The body of a response on its connection, which is given back at its end.
final class FastStream extends InputStream {
    /// So long it may take to skip what was not read; else the connection is closed.
    private static final Duration SKIPPED_WITHIN = Duration.ofMillis(100);

    private final FastExchange exchange;
    private final Body body;
    private boolean ended;

    FastStream(FastExchange exchange, Body body) {
        this.exchange = exchange;
        this.body = body;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /// @throws TransportException if the response breaks off
    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (ended || length == 0) {
            return ended ? -1 : 0;
        }
        try {
            int read = body.read(into, offset, length);
            if (read < 0) {
                ended = true;
                exchange.end();
            }
            return read;
        } catch (IOException e) {
            ended = true;
            exchange.abort();
            if (CutOff.isCauseOf(e)) {
                throw e;
            }
            throw new TransportException(exchange.timer().stage(), e);
        }
    }

    @Override
    public void close() {
        if (!ended) {
            ended = true;
            skip();
        }
    }

    private void skip() {
        byte[] skipped = new byte[8 * 1024];
        long until = Deadlines.nanoTime() + SKIPPED_WITHIN.toNanos();
        try {
            exchange.connection().limit(SKIPPED_WITHIN);
            while (body.read(skipped, 0, skipped.length) >= 0) {
                if (Deadlines.nanoTime() > until) {
                    exchange.abort();
                    return;
                }
            }
            exchange.end();
        } catch (IOException e) {
            exchange.abort(); // whatever it is, nobody waits for it any more
        }
    }
}
