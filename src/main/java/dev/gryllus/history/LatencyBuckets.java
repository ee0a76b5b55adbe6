package dev.gryllus.history;

import dev.gryllus.stats.Latencies;

/// A distribution of times in few, ever wider buckets: sixteen to each doubling, all equal on a logarithmic scale, so
/// that a time is known within 2.2 %. Small enough for one in each cell of a history. Immutable.
///
/// Bucket `i` begins at `2^(i/16)` microseconds.
final class LatencyBuckets {
    static final LatencyBuckets NONE = new LatencyBuckets(0, new int[0]);

    private static final double TO_A_DOUBLING = 16;

    private static final double HALF_A_BUCKET = Math.pow(2, 0.5 / TO_A_DOUBLING);

    /// Makes up for what is lost in a logarithm, so that a power of two begins a bucket.
    private static final double ROUNDING = 1e-9;

    /// Enough for the hour that a histogram holds.
    private static final int ALL = indexOf(3_600_000_000L) + 1;

    private final int first;
    private final int[] counts;

    private LatencyBuckets(int first, int[] counts) {
        this.first = first;
        this.counts = counts;
    }

    static LatencyBuckets of(Latencies latencies) {
        if (latencies.count() == 0) {
            return NONE;
        }
        long[] all = new long[ALL];
        latencies.forEachBucket((value, count) ->
                all[Math.min(ALL - 1, indexOf(Math.max(1, value.toNanos() / 1_000)))] += count);
        return trimmed(all);
    }

    private static LatencyBuckets trimmed(long[] all) {
        int from = 0;
        while (all[from] == 0) {
            from++;
        }
        int to = all.length;
        while (all[to - 1] == 0) {
            to--;
        }
        int[] counts = new int[to - from];
        for (int i = from; i < to; i++) {
            counts[i - from] = (int) Math.min(Integer.MAX_VALUE, all[i]);
        }
        return new LatencyBuckets(from, counts);
    }

    /// Which bucket holds so many microseconds, at least 1.
    static int indexOf(long micros) {
        return (int) (TO_A_DOUBLING * Math.log(micros) / Math.log(2) + ROUNDING);
    }

    /// Where a bucket begins, in milliseconds.
    static double edgeMillis(int index) {
        return Math.pow(2, index / TO_A_DOUBLING) / 1_000;
    }

    boolean isEmpty() {
        return counts.length == 0;
    }

    int first() {
        return first;
    }

    /// The last bucket that holds something, and one.
    int end() {
        return first + counts.length;
    }

    int at(int index) {
        return index < first || index >= end() ? 0 : counts[index - first];
    }

    long count() {
        long sum = 0;
        for (int count : counts) {
            sum += count;
        }
        return sum;
    }

    LatencyBuckets plus(LatencyBuckets other) {
        if (other.isEmpty()) {
            return this;
        }
        if (isEmpty()) {
            return other;
        }
        int from = Math.min(first, other.first);
        int[] sum = new int[Math.max(end(), other.end()) - from];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = (int) Math.min(Integer.MAX_VALUE, (long) at(from + i) + other.at(from + i));
        }
        return new LatencyBuckets(from, sum);
    }

    /// The middle of the bucket in which the percentile lies, in milliseconds; zero if there are no times.
    ///
    /// @param share from 0 to 1
    double percentile(double share) {
        long rank = Math.max(1, (long) Math.ceil(share * count()));
        long seen = 0;
        for (int i = 0; i < counts.length; i++) {
            seen += counts[i];
            if (seen >= rank) {
                return edgeMillis(first + i) * HALF_A_BUCKET;
            }
        }
        return 0;
    }
}
