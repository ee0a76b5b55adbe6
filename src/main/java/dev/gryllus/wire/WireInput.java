package dev.gryllus.wire;

import java.io.IOException;
import java.nio.ByteBuffer;

/// What a connection has sent and nobody has read yet. Has a buffer only while a response is read.
public final class WireInput {
    private static final ByteBuffer NO_BUFFER = ByteBuffer.allocate(0);

    private final ByteSource source;
    private ByteBuffer buffer = NO_BUFFER;
    private byte[] bytes = NO_BUFFER.array();
    private int position;
    private int limit;

    public WireInput(ByteSource source) {
        this.source = source;
    }

    /// @param heap a buffer in the heap; what it holds is overwritten
    public void begin(ByteBuffer heap) {
        buffer = heap;
        bytes = heap.array();
        position = 0;
        limit = 0;
    }

    /// Drops what was not read.
    ///
    /// @return the buffer, which may be another one than at the beginning
    public ByteBuffer end() {
        ByteBuffer used = buffer;
        begin(NO_BUFFER);
        return used;
    }

    /// Whether nothing has come that was not read.
    public boolean isEmpty() {
        return position == limit;
    }

    int available() {
        return limit - position;
    }

    /// @param offset from what is to be read next
    byte at(int offset) {
        return bytes[position + offset];
    }

    /// Waits for more, behind what is there.
    ///
    /// @return false at the end
    boolean fill() throws IOException {
        if (limit == bytes.length) {
            makeRoom();
        }
        buffer.limit(bytes.length).position(limit);
        int read = source.read(buffer);
        limit += Math.max(read, 0);
        return read >= 0;
    }

    private void makeRoom() {
        int left = available();
        byte[] old = bytes;
        if (position == 0) {
            buffer = ByteBuffer.allocate(Math.max(Buffers.SIZE, 2 * old.length));
            bytes = buffer.array();
        }
        System.arraycopy(old, position, bytes, 0, left);
        position = 0;
        limit = left;
    }

    /// @return the next byte
    /// @throws WireException at the end
    int next() throws IOException {
        while (position == limit) {
            if (!fill()) {
                throw WireException.endedEarly();
            }
        }
        return bytes[position++] & 0xff;
    }

    /// Takes bytes that are there.
    byte[] take(int count) {
        byte[] taken = new byte[count];
        System.arraycopy(bytes, position, taken, 0, count);
        position += count;
        return taken;
    }

    /// Waits for at least one byte.
    ///
    /// @return how many were read; -1 at the end
    int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (position == limit) {
            if (length >= bytes.length) {
                return source.read(ByteBuffer.wrap(into, offset, length));
            }
            position = 0;
            limit = 0;
            if (!fill()) {
                return -1;
            }
        }
        int count = Math.min(length, available());
        System.arraycopy(bytes, position, into, offset, count);
        position += count;
        return count;
    }
}
