package dev.gryllus.http;

import dev.gryllus.user.CutOff;
import java.io.FilterInputStream;
import java.io.IOException;
import java.net.ProtocolException;
import okhttp3.Response;

/// The body of a response on its connection, which is given back at its end.
final class ExchangeStream extends FilterInputStream {
    private final Response response;
    private final ExchangeTimer timer;

    ExchangeStream(Response response, ExchangeTimer timer) {
        super(response.body().byteStream());
        this.response = response;
        this.timer = timer;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /// @throws TransportException if the response breaks off
    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        try {
            int read = super.read(into, offset, length);
            if (read < 0 && !timer.dropUnlessClean()) {
                throw new ProtocolException(ExchangeTimer.MORE_THAN_DECLARED);
            }
            return read;
        } catch (IOException e) {
            if (CutOff.isCauseOf(e)) {
                throw e;
            }
            throw new TransportException(timer.stage(), e);
        }
    }

    /// What was not read is skipped if that is quickly done; else the connection is closed.
    @Override
    public void close() {
        response.close();
        timer.dropUnlessClean();
    }
}
