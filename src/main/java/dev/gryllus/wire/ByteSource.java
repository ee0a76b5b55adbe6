package dev.gryllus.wire;

import java.io.IOException;
import java.nio.ByteBuffer;

/// Where bytes come from.
@FunctionalInterface
public interface ByteSource {
    /// Waits until there is at least one byte.
    ///
    /// @param into has room
    /// @return how many were read; -1 at the end
    int read(ByteBuffer into) throws IOException;
}
