package dev.gryllus.http;

import dev.gryllus.wire.WireException;
import java.io.IOException;
import java.io.InputStream;
import okhttp3.Response;

/// The body of a response of OkHttp's.
final class ExchangeStream extends ResponseStream {
    private final Response response;
    private final InputStream body;
    private final ExchangeTimer timer;

    ExchangeStream(Response response, ExchangeTimer timer) {
        this.response = response;
        this.body = response.body().byteStream();
        this.timer = timer;
    }

    @Override
    int receive(byte[] into, int offset, int length) throws IOException {
        return body.read(into, offset, length);
    }

    @Override
    void end() throws WireException {
        if (!timer.dropUnlessClean()) {
            throw WireException.moreThanDeclared();
        }
    }

    @Override
    void abort() {
        skip(); // there is no rest, and OkHttp keeps no connection that failed
    }

    @Override
    void skip() {
        response.close();
        timer.dropUnlessClean();
    }

    @Override
    Stage stage() {
        return timer.stage();
    }
}
