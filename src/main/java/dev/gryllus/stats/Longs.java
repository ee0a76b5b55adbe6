package dev.gryllus.stats;

import java.util.Arrays;

/// Numbers in a row, to be read in the order in which they were written, in an array that is used again. For one thread
/// at a time.
final class Longs {
    private long[] numbers = new long[0];
    private int written;
    private int read;

    void clear() {
        written = 0;
        read = 0;
    }

    void add(long number) {
        room(1);
        numbers[written++] = number;
    }

    /// With its length.
    void addAll(long[] array) {
        room(1 + array.length);
        numbers[written++] = array.length;
        System.arraycopy(array, 0, numbers, written, array.length);
        written += array.length;
    }

    long next() {
        return numbers[read++];
    }

    /// What [#addAll] has written.
    long[] nextArray() {
        int length = Math.toIntExact(next());
        read += length;
        return Arrays.copyOfRange(numbers, read - length, read);
    }

    private void room(int more) {
        if (written + more > numbers.length) {
            numbers = Arrays.copyOf(numbers, Math.max(written + more, 2 * numbers.length));
        }
    }
}
