package dev.gryllus.data;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Rows as bytes, in blocks: a million rows are some thousand objects, and take hardly more than their file. What a
/// user gets is made anew each time.
///
/// Immutable; filled by a [Builder] on one thread.
final class RowStore {
    private static final int BITS = 8;
    private static final int ROWS_IN_BLOCK = 1 << BITS;

    private final Block[] blocks;
    private final int size;

    /// @param starts where each row begins
    private record Block(byte[] bytes, int[] starts) {}

    /// Makes a row of its bytes.
    @FunctionalInterface
    interface Decoder {
        Object decode(byte[] bytes, int from, int to);
    }

    private RowStore(List<Block> blocks, int size) {
        this.blocks = blocks.toArray(Block[]::new);
        this.size = size;
    }

    int size() {
        return size;
    }

    Object row(int index, Decoder decoder) {
        Block block = blocks[index >>> BITS];
        int row = index & (ROWS_IN_BLOCK - 1);
        int end = row + 1 < block.starts.length ? block.starts[row + 1] : block.bytes.length;
        return decoder.decode(block.bytes, block.starts[row], end);
    }

    /// Confined to the thread that reads the file.
    static final class Builder {
        private final List<Block> blocks = new ArrayList<>();
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final int[] starts = new int[ROWS_IN_BLOCK];
        private int rowsInBlock;
        private int size;

        void add(byte[] row) {
            starts[rowsInBlock++] = bytes.size();
            bytes.writeBytes(row);
            size = Math.addExact(size, 1);
            if (rowsInBlock == ROWS_IN_BLOCK) {
                endBlock();
            }
        }

        private void endBlock() {
            blocks.add(new Block(bytes.toByteArray(), Arrays.copyOf(starts, rowsInBlock)));
            bytes.reset();
            rowsInBlock = 0;
        }

        RowStore build() {
            if (rowsInBlock > 0) {
                endBlock();
            }
            return new RowStore(blocks, size);
        }
    }
}
