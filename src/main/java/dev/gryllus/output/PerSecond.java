package dev.gryllus.output;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/// Counts by second: grows by sixteen bytes with each second in which something happened.
final class PerSecond {
    private long[] seconds = new long[8];
    private long[] counts = new long[8];
    private int size;

    /// @param second since 1970, not before the one last added to
    void add(long second, long count) {
        if (count == 0) {
            return;
        }
        if (size == 0 || seconds[size - 1] != second) {
            begin(second);
        }
        counts[size - 1] += count;
    }

    Map<Long, Long> toMap() {
        Map<Long, Long> result = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            result.put(seconds[i], counts[i]);
        }
        return result;
    }

    private void begin(long second) {
        if (size == seconds.length) {
            seconds = Arrays.copyOf(seconds, 2 * size);
            counts = Arrays.copyOf(counts, 2 * size);
        }
        seconds[size++] = second;
    }
}
