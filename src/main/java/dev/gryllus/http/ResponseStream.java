package dev.gryllus.http;

import dev.gryllus.stats.PhaseTimes;
import dev.gryllus.user.CutOff;
import java.io.IOException;
import java.io.InputStream;

/// The body of a response on its connection, which is given back at its end, or closed. For its user's thread.
abstract class ResponseStream extends InputStream {
    private boolean over;

    @Override
    public final int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /// @throws TransportException if the response breaks off
    @Override
    public final int read(byte[] into, int offset, int length) throws IOException {
        if (over || length == 0) {
            return over ? -1 : 0;
        }
        try {
            int read = receive(into, offset, length);
            if (read < 0) {
                over = true;
                end();
            }
            return read;
        } catch (IOException e) {
            over = true;
            abort();
            if (CutOff.isCauseOf(e)) {
                throw e;
            }
            throw new TransportException(stage(), PhaseTimes.NONE, e);
        }
    }

    @Override
    public final void close() {
        if (!over) {
            over = true;
            skip();
        }
    }

    /// Waits for at least one byte.
    ///
    /// @return how many there were; -1 at the end of the body
    abstract int receive(byte[] into, int offset, int length) throws IOException;

    /// It was read to its end.
    ///
    /// @throws IOException if the server sent more
    abstract void end() throws IOException;

    /// It broke off: the connection is closed.
    abstract void abort();

    /// Nobody wants the rest: that is skipped if it is quickly done; else the connection is closed.
    abstract void skip();

    /// How far the exchange has come.
    abstract Stage stage();
}
