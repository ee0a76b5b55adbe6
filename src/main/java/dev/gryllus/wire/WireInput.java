package dev.gryllus.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// What a connection has sent and nobody has read yet. Has a buffer only while a response is read.
public final class WireInput {
    private final ByteSource source;
    private WireBuffer buffer = WireBuffer.NONE;
    private byte[] bytes = buffer.bytes();
    private int position;
    private int limit;

    public WireInput(ByteSource source) {
        this.source = source;
    }

    /// @param buffer its bytes are overwritten
    public void begin(WireBuffer buffer) {
        this.buffer = buffer;
        bytes = buffer.bytes();
        position = 0;
        limit = 0;
    }

    /// Drops what was not read.
    ///
    /// @return the buffer, which may be another one than at the beginning
    public WireBuffer end() {
        WireBuffer used = buffer;
        begin(WireBuffer.NONE);
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
        ByteBuffer heap = buffer.heap().limit(bytes.length).position(limit);
        int read = source.read(heap);
        limit += Math.max(read, 0);
        return read >= 0;
    }

    private void makeRoom() {
        int left = available();
        byte[] old = bytes;
        if (position == 0) {
            buffer = new WireBuffer(Math.max(Buffers.SIZE, 2 * old.length));
            bytes = buffer.bytes();
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

    RecentHead recentHead() {
        return buffer.recentHead();
    }

    /// Whether these bytes are there, and come next.
    boolean startsWith(byte[] expected) {
        int end = position + expected.length;
        return end <= limit && Arrays.equals(bytes, position, end, expected, 0, expected.length);
    }

    /// Passes over bytes that are there.
    void skip(int count) {
        position += count;
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
