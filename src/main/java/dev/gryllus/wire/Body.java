package dev.gryllus.wire;

import java.io.IOException;
import java.util.Arrays;

/// The body of a response as it comes; never reads beyond its end.
public abstract sealed class Body permits FixedBody, ChunkedBody, OpenBody {
    private static final int FIRST_GUESS = 4 * 1024;

    final WireInput in;

    Body(WireInput in) {
        this.in = in;
    }

    public static Body of(Framing framing, WireInput in) {
        return switch (framing) {
            case Framing.None _ -> new FixedBody(in, 0);
            case Framing.Length length -> new FixedBody(in, length.bytes());
            case Framing.Chunked _ -> new ChunkedBody(in);
            case Framing.UntilClose _ -> new OpenBody(in);
        };
    }

    /// Waits for at least one byte, or the end.
    ///
    /// @param length more than 0
    /// @return how many were read; -1 at the end of the body
    /// @throws WireException if it breaks off
    public abstract int read(byte[] into, int offset, int length) throws IOException;

    /// @param most so many bytes are kept
    /// @throws WireException if it breaks off, or is larger
    public byte[] readAll(int most) throws IOException {
        return readAll(most, FIRST_GUESS);
    }

    final byte[] readAll(int most, int guess) throws IOException {
        byte[] bytes = new byte[guess];
        int count = 0;
        for (int read = read(bytes, 0, guess); read >= 0; read = read(bytes, count, bytes.length - count)) {
            count += read;
            if (count > most) {
                throw WireException.tooLarge(most);
            }
            if (count == bytes.length) {
                bytes = Arrays.copyOf(bytes, (int) Math.min(2L * count, most + 1L));
            }
        }
        return count == bytes.length ? bytes : Arrays.copyOf(bytes, count);
    }
}
