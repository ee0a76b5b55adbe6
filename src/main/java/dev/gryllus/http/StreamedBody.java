package dev.gryllus.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import okio.Okio;

/// Sends what a stream holds, without having it in memory. The stream stays open: it is the script's.
final class StreamedBody extends RequestBody {
    /// So much can be sent again: more than is read before a connection turns out to be dead.
    private static final int REREADABLE = 64 * 1024;

    private final BufferedInputStream stream;
    private final MediaType type;
    private boolean begun;

    /// @param type null for one that does not say its type
    StreamedBody(InputStream stream, MediaType type) {
        this.stream = new BufferedInputStream(stream);
        this.type = type;
        this.stream.mark(REREADABLE);
    }

    @Override
    public MediaType contentType() {
        return type;
    }

    @Override
    public boolean isOneShot() {
        return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        if (begun) {
            rewind();
        }
        begun = true;
        sink.writeAll(Okio.source(stream));
    }

    private void rewind() throws IOException {
        try {
            stream.reset();
        } catch (IOException e) {
            IOException told = new IOException("The stream in data: was sent already and cannot be sent again");
            told.addSuppressed(e); // not as its cause, which failure texts would show
            throw told;
        }
    }
}
