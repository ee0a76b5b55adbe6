package dev.gryllus.http;

import dev.gryllus.wire.Body;
import dev.gryllus.wire.WireException;
import java.io.IOException;
import java.time.Duration;

/// The body of a response on a connection of our own.
final class FastStream extends ResponseStream {
    /// So long it may take to skip what was not read.
    private static final Duration SKIPPED_WITHIN = Duration.ofMillis(100);

    private final FastExchange exchange;
    private final Body body;

    FastStream(FastExchange exchange, Body body) {
        this.exchange = exchange;
        this.body = body;
    }

    @Override
    int receive(byte[] into, int offset, int length) throws IOException {
        return body.read(into, offset, length);
    }

    @Override
    void end() throws WireException {
        exchange.end();
    }

    @Override
    void abort() {
        exchange.abort();
    }

    @Override
    void skip() {
        byte[] skipped = new byte[8 * 1024];
        long startNanos = System.nanoTime();
        try {
            exchange.connection().limit(SKIPPED_WITHIN);
            while (body.read(skipped, 0, skipped.length) >= 0) {
                if (System.nanoTime() - startNanos > SKIPPED_WITHIN.toNanos()) {
                    exchange.abort();
                    return;
                }
            }
            exchange.end();
        } catch (IOException e) {
            exchange.abort(); // whatever it is, nobody waits for it any more
        }
    }

    @Override
    Stage stage() {
        return exchange.timer().stage();
    }
}
