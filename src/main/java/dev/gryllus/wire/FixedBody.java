package dev.gryllus.wire;

import java.io.IOException;

/// A body whose length was told.
final class FixedBody extends Body {
    /// A length may be a lie; memory for more is taken as bytes come.
    private static final int BELIEVED = 1024 * 1024;

    private static final byte[] NOTHING = {};

    private long left;

    FixedBody(WireInput in, long length) {
        super(in);
        this.left = length;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (left == 0) {
            return -1;
        }
        int read = in.read(into, offset, (int) Math.min(length, left));
        if (read < 0) {
            throw WireException.endedEarly();
        }
        left -= read;
        return read;
    }

    @Override
    public byte[] readAll(int most) throws IOException {
        if (left > most) {
            throw WireException.tooLarge(most);
        }
        if (left > BELIEVED) {
            return readAll(most, BELIEVED);
        }
        int length = (int) left;
        if (length <= in.available()) {
            left = 0;
            return length == 0 ? NOTHING : in.take(length);
        }
        byte[] bytes = new byte[length];
        for (int count = 0; count < length; ) {
            count += read(bytes, count, length - count);
        }
        return bytes;
    }
}
