package dev.gryllus.data;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Each row once a round, and each round in a random order of its own.
///
/// Shuffles one step for each row that is taken (Fisher and Yates), since shuffling a million rows at the start of a
/// round would make everybody wait. The lock is held for a few instructions.
final class ShuffledOrder implements Order {
    private final RandomGenerator random;
    private final int[] rows;
    private int taken;

    /// @param random used under the lock of this object
    ShuffledOrder(int size, RandomGenerator random) {
        this.random = random;
        this.rows = IntStream.range(0, size).toArray();
    }

    @Override
    public synchronized int next() {
        if (taken == rows.length) {
            taken = 0;
        }
        int chosen = random.nextInt(taken, rows.length);
        int row = rows[chosen];
        rows[chosen] = rows[taken];
        rows[taken++] = row;
        return row;
    }
}
