package dev.gryllus.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;

/// A stream in pieces, each as large as what was there when it was asked for.
final class Pieces implements Iterator<byte[]> {
    private final InputStream stream;
    private final byte[] buffer;
    private int filled;

    /// @param most bytes in a piece
    Pieces(InputStream stream, int most) {
        this.stream = stream;
        this.buffer = new byte[most];
    }

    @Override
    public boolean hasNext() {
        if (filled == 0) {
            try {
                filled = stream.read(buffer);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return filled > 0;
    }

    @Override
    public byte[] next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        byte[] piece = Arrays.copyOf(buffer, filled);
        filled = 0;
        return piece;
    }
}
