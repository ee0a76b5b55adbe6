package dev.gryllus.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// A request on its way out: collected in one buffer, so that a small one takes one write.
public final class WireOutput {
    private final ByteTarget target;
    private ByteBuffer heap;
    private byte[] bytes;
    private int count;

    public WireOutput(ByteTarget target) {
        this.target = target;
        end();
    }

    /// @param buffer its bytes are overwritten
    public void begin(WireBuffer buffer) {
        heap = buffer.heap();
        bytes = buffer.bytes();
        count = 0;
    }

    /// Forgets the buffer, and what it still holds.
    public void end() {
        begin(WireBuffer.NONE);
    }

    public void put(byte[] from) throws IOException {
        put(from, 0, from.length);
    }

    public void put(byte[] from, int offset, int length) throws IOException {
        if (length > bytes.length - count) {
            flush();
            if (length > bytes.length) {
                target.write(ByteBuffer.wrap(from, offset, length));
                return;
            }
        }
        System.arraycopy(from, offset, bytes, count, length);
        count += length;
    }

    public void put(String text) throws IOException {
        put(text, 0, text.length());
    }

    /// As UTF-8, which ASCII is.
    public void put(String text, int from, int to) throws IOException {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                put(text.substring(i, to).getBytes(StandardCharsets.UTF_8));
                return;
            }
            if (count == bytes.length) {
                flush();
            }
            bytes[count++] = (byte) c;
        }
    }

    public void flush() throws IOException {
        if (count > 0) {
            heap.limit(count).position(0);
            count = 0;
            target.write(heap);
        }
    }
}
