package dev.gryllus.stats;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/// An immutable distribution of times: the frozen form of an HdrHistogram that keeps only the buckets that hold
/// something. Two of them add and subtract exactly; a percentile is a binary search.
///
/// Microseconds with three significant digits, from 1 µs to one hour; longer times count as one hour.
public final class Latencies {
    static final long LOWEST_MICROS = 1;
    static final long HIGHEST_MICROS = Duration.ofHours(1).toNanos() / 1_000;
    static final int SIGNIFICANT_DIGITS = 3;

    public static final Latencies NONE = new Latencies(new long[0], new long[0]);

    /// Answers only questions about bucket borders; nothing is ever recorded in it.
    private static final Histogram SHAPE = new Histogram(LOWEST_MICROS, HIGHEST_MICROS, SIGNIFICANT_DIGITS);

    /// Lowest value of each bucket that holds something, ascending.
    private final long[] values;

    /// How many samples lie in the bucket of the same index or below.
    private final long[] cumulative;

    private Latencies(long[] values, long[] cumulative) {
        this.values = values;
        this.cumulative = cumulative;
    }

    /// Freezes a histogram that nobody writes to any more.
    static Latencies of(AbstractHistogram histogram) {
        Builder builder = new Builder(64);
        for (HistogramIterationValue bucket : histogram.recordedValues()) {
            builder.add(
                    SHAPE.lowestEquivalentValue(bucket.getValueIteratedTo()),
                    bucket.getCountAddedInThisIterationStep());
        }
        return builder.build();
    }

    /// Rounded to the nearest microsecond, within what a histogram holds.
    static long micros(long nanos) {
        return Math.clamp((nanos + 500) / 1_000, LOWEST_MICROS, HIGHEST_MICROS);
    }

    /// All of them together, at the price of one: for sums over many entries.
    static Latencies sum(Stream<Latencies> parts) {
        Histogram sum = new Histogram(LOWEST_MICROS, HIGHEST_MICROS, SIGNIFICANT_DIGITS);
        parts.forEach(part -> part.addTo(sum));
        return of(sum);
    }

    private void addTo(Histogram histogram) {
        for (int i = 0; i < values.length; i++) {
            histogram.recordValueWithCount(values[i], countAt(i));
        }
    }

    public long count() {
        return cumulative.length == 0 ? 0 : cumulative[cumulative.length - 1];
    }

    /// The smallest time that at least the given share of samples did not exceed, as the upper border of its bucket
    /// (HdrHistogram's definition). Zero if there are no samples.
    ///
    /// @param share from 0 to 1
    public Duration percentile(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("a percentile lies between 0 and 1, not at " + share);
        }
        return count() == 0
                ? Duration.ZERO
                : Duration.ofNanos(
                        ranked(Math.max(1, (long) Math.ceil(share * count()))).maxNanos());
    }

    /// The sample of that rank in ascending order, as the borders of its bucket.
    ///
    /// @param rank from 1 to [#count]
    public Extremes ranked(long rank) {
        if (rank < 1 || rank > count()) {
            throw new IllegalArgumentException("of " + count() + " samples none has the rank " + rank);
        }
        int found = Arrays.binarySearch(cumulative, rank);
        int index = found >= 0 ? found : -found - 1;
        return new Extremes(1_000 * values[index], 1_000 * SHAPE.highestEquivalentValue(values[index]));
    }

    /// The lower border of the first bucket and the upper border of the last; empty without samples.
    Optional<Extremes> extremes() {
        return count() == 0
                ? Optional.empty()
                : Optional.of(new Extremes(
                        1_000 * values[0], 1_000 * SHAPE.highestEquivalentValue(values[values.length - 1])));
    }

    public Latencies plus(Latencies other) {
        if (other.count() == 0) {
            return this;
        }
        return count() == 0 ? other : merge(other, 1);
    }

    /// @throws IllegalArgumentException if `earlier` holds a sample that this distribution does not
    public Latencies minus(Latencies earlier) {
        return earlier.count() == 0 ? this : merge(earlier, -1);
    }

    private Latencies merge(Latencies other, int sign) {
        Builder builder = new Builder(values.length + other.values.length);
        int i = 0;
        int j = 0;
        while (i < values.length || j < other.values.length) {
            boolean takeMine = j == other.values.length || (i < values.length && values[i] <= other.values[j]);
            boolean takeOther = i == values.length || (j < other.values.length && other.values[j] <= values[i]);
            long value = takeMine ? values[i] : other.values[j];
            long count = (takeMine ? countAt(i++) : 0) + (takeOther ? sign * other.countAt(j++) : 0);
            builder.add(value, count);
        }
        return builder.build();
    }

    void pack(Longs to) {
        to.addAll(values);
        to.addAll(cumulative);
    }

    /// What [#pack] has written.
    static Latencies unpacked(Longs from) {
        long[] values = from.nextArray();
        return new Latencies(values, from.nextArray());
    }

    private long countAt(int index) {
        return index == 0 ? cumulative[0] : cumulative[index] - cumulative[index - 1];
    }

    /// Hands every bucket that holds something to `visitor`, ascending.
    public void forEachBucket(BucketVisitor visitor) {
        for (int i = 0; i < values.length; i++) {
            visitor.bucket(Duration.ofNanos(1_000 * SHAPE.medianEquivalentValue(values[i])), countAt(i));
        }
    }

    /// HdrHistogram's standard compressed encoding (V2, deflated), readable by its libraries in every language.
    public byte[] encoded() {
        Histogram histogram = new Histogram(LOWEST_MICROS, HIGHEST_MICROS, SIGNIFICANT_DIGITS);
        addTo(histogram);
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer, Deflater.DEFAULT_COMPRESSION);
        return Arrays.copyOf(buffer.array(), length);
    }

    /// What [#encoded] made, here or elsewhere.
    ///
    /// @throws IllegalArgumentException if that is no histogram
    public static Latencies decoded(byte[] encoded) {
        try {
            return of(Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(encoded), HIGHEST_MICROS));
        } catch (DataFormatException | RuntimeException e) {
            throw new IllegalArgumentException("not an encoded histogram", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Latencies that
                && Arrays.equals(values, that.values)
                && Arrays.equals(cumulative, that.cumulative);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(values) + Arrays.hashCode(cumulative);
    }

    @Override
    public String toString() {
        return "Latencies[%d samples, p50 %s, p99 %s]".formatted(count(), percentile(0.5), percentile(0.99));
    }

    /// See [#forEachBucket].
    @FunctionalInterface
    public interface BucketVisitor {
        /// @param value the middle of the bucket
        /// @param count how many samples it holds, at least one
        void bucket(Duration value, long count);
    }

    /// Collects buckets in ascending order and drops the empty ones.
    private static final class Builder {
        private long[] values;
        private long[] cumulative;
        private int size;

        Builder(int capacity) {
            values = new long[capacity];
            cumulative = new long[capacity];
        }

        void add(long value, long count) {
            if (count < 0) {
                throw new IllegalArgumentException("subtracting samples that are not there, at " + value + " µs");
            }
            if (count == 0) {
                return;
            }
            if (size == values.length) {
                values = Arrays.copyOf(values, 2 * size);
                cumulative = Arrays.copyOf(cumulative, 2 * size);
            }
            values[size] = value;
            cumulative[size] = count + (size == 0 ? 0 : cumulative[size - 1]);
            size++;
        }

        Latencies build() {
            return size == 0 ? NONE : new Latencies(Arrays.copyOf(values, size), Arrays.copyOf(cumulative, size));
        }
    }
}
