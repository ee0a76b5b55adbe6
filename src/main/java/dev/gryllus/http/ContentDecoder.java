package dev.gryllus.http;

import dev.gryllus.http.RequestException.Kind;
import dev.gryllus.wire.WireException;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import okio.GzipSource;
import okio.InflaterSource;
import okio.Okio;

/// Undoes `Content-Encoding`. What we did not offer (`br`, `zstd`, because a script asked for it) stays as it is.
final class ContentDecoder {
    /// What is asked for, unless the script says otherwise.
    static final String ACCEPTED = "gzip, deflate";

    /// So many bytes of one response are kept, packed or unpacked: a few kilobytes may unpack to gigabytes, and one
    /// response must not end the run for want of memory. Streams have no limit.
    static final int MOST_IN_MEMORY = 64 * 1024 * 1024;

    private ContentDecoder() {}

    /// @param encodings the values of `Content-Encoding`, in the order in which they were applied
    /// @throws RequestException if the body is not what the header says
    static byte[] decode(byte[] body, List<String> encodings) throws RequestException {
        byte[] decoded = body;
        for (int i = encodings.size() - 1; i >= 0 && body.length > 0; i--) {
            String[] steps = encodings.get(i).toLowerCase(Locale.ROOT).split(",");
            for (int step = steps.length - 1; step >= 0; step--) {
                decoded = undo(steps[step].strip(), decoded);
            }
        }
        return decoded;
    }

    private static byte[] undo(String encoding, byte[] body) throws RequestException {
        try {
            return switch (encoding) {
                case "gzip", "x-gzip" -> gunzip(body);
                case "deflate" -> inflate(body);
                default -> body;
            };
        } catch (IOException e) {
            throw fault(encoding, e);
        }
    }

    /// The same for a stream: nothing is read from it yet. What is wrong with it comes to light in reading, as an
    /// [IOException] for [#fault].
    static InputStream decode(InputStream body, List<String> encodings) {
        InputStream decoded = body;
        for (int i = encodings.size() - 1; i >= 0; i--) {
            String[] steps = encodings.get(i).toLowerCase(Locale.ROOT).split(",");
            for (int step = steps.length - 1; step >= 0; step--) {
                decoded = undo(steps[step].strip(), decoded);
            }
        }
        return decoded;
    }

    private static InputStream undo(String encoding, InputStream body) {
        return switch (encoding) {
            case "gzip", "x-gzip" ->
                Okio.buffer(new GzipSource(Okio.source(body))).inputStream();
            case "deflate" ->
                Okio.buffer(new InflaterSource(Okio.source(body), new Inflater()))
                        .inputStream();
            default -> body;
        };
    }

    static RequestException fault(String encoding, IOException failed) {
        if (failed instanceof WireException) {
            return new RequestException(Kind.DECODING, failed.getMessage(), failed);
        }
        return failed instanceof EOFException
                ? new RequestException(Kind.DECODING, "The " + encoding + " content is incomplete", failed)
                : new RequestException(Kind.DECODING, "The content is not " + encoding + " as declared", failed);
    }

    private static byte[] gunzip(byte[] body) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return readAll(in);
        }
    }

    private static byte[] readAll(InputStream unpacked) throws IOException {
        byte[] content = unpacked.readNBytes(MOST_IN_MEMORY + 1);
        if (content.length > MOST_IN_MEMORY) {
            throw WireException.tooLarge(MOST_IN_MEMORY);
        }
        return content;
    }

    /// RFC 9110 8.4.1.2 wants the zlib format; some servers send the raw deflate stream.
    private static byte[] inflate(byte[] body) throws IOException {
        try {
            return inflate(body, false);
        } catch (ZipException e) {
            return inflate(body, true);
        }
    }

    private static byte[] inflate(byte[] body, boolean raw) throws IOException {
        Inflater inflater = new Inflater(raw);
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(body), inflater)) {
            return readAll(in);
        } finally {
            inflater.end();
        }
    }
}
