package dev.gryllus.wire;

import java.io.IOException;

/// A body that ends with its connection.
final class OpenBody extends Body {
    OpenBody(WireInput in) {
        super(in);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        return in.read(into, offset, length);
    }
}
