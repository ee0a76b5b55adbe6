package dev.gryllus.wire;

import java.io.IOException;
import java.nio.ByteBuffer;

/// Where bytes go.
@FunctionalInterface
public interface ByteTarget {
    /// Waits until all of them are taken.
    void write(ByteBuffer from) throws IOException;
}
