package dev.gryllus.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Callable;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

/// Sends what a script's closure answers; the closure is asked each time, so that a redirect can have it again.
final class MadeBody extends RequestBody {
    private final Callable<?> maker;

    MadeBody(Callable<?> maker) {
        this.maker = maker;
    }

    @Override
    public MediaType contentType() {
        return null;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        Object made = made();
        if (made instanceof InputStream stream) {
            try (stream) {
                RequestBodies.body("data", stream).writeTo(sink);
            }
        } else {
            RequestBodies.body("data", made).writeTo(sink);
        }
    }

    private Object made() throws IOException {
        try {
            return maker.call();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("data: the closure failed", e);
        }
    }
}
