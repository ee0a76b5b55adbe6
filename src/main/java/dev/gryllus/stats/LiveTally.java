package dev.gryllus.stats;

import java.util.Optional;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.AtomicHistogram;
import org.HdrHistogram.Histogram;

/// Samples of one kind while they are being counted. Any number of threads record, without locks and without
/// waiting; one thread at a time freezes. A sample under way may be missing from one snapshot, and is in the next.
///
/// One histogram takes about 190 KB, so the second one exists only once a schedule gave it something to count.
final class LiveTally {
    private final AtomicHistogram service = newHistogram();
    private volatile AtomicHistogram intended;
    private final LongAdder totalNanos = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final LongAdder untimed = new LongAdder();
    private final LivePhases phases = new LivePhases();
    private final LongAccumulator minNanos = new LongAccumulator(Math::min, Long.MAX_VALUE);
    private final LongAccumulator maxNanos = new LongAccumulator(Math::max, Long.MIN_VALUE);

    private Tally frozen = Tally.NONE; // touched by the freezing thread alone

    void record(RequestEvent event) {
        if (!event.hasTime()) {
            bytes.add(event.responseLength());
            untimed.increment();
            return;
        }
        long nanos = event.responseNanos();
        minNanos.accumulate(nanos);
        maxNanos.accumulate(nanos);
        totalNanos.add(nanos);
        bytes.add(event.responseLength());
        if (event.latenessNanos().isPresent()) {
            intendedHistogram()
                    .recordValue(Latencies.micros(nanos + event.latenessNanos().getAsLong()));
        }
        phases.record(event.phases());
        // Last: a reader that sees the sample counted finds its extremes too.
        service.recordValue(Latencies.micros(nanos));
    }

    /// One thread at a time. What nobody has added to since the last time is not read again.
    ///
    /// @param scratch a histogram of the same shape that the caller owns; its content is lost
    Tally freeze(Histogram scratch) {
        if (service.getTotalCount() + untimed.sum() != frozen.count()) {
            frozen = read(scratch);
        }
        return frozen;
    }

    private Tally read(Histogram scratch) {
        long withoutTime = untimed.sum();
        Latencies serviceTimes = freeze(service, scratch);
        AtomicHistogram late = intended;
        return new Tally(
                serviceTimes,
                late == null ? Latencies.NONE : freeze(late, scratch),
                totalNanos.sum(),
                serviceTimes.count() == 0
                        ? Optional.empty()
                        : Optional.of(new Extremes(minNanos.get(), maxNanos.get())),
                bytes.sum(),
                withoutTime,
                phases.freeze());
    }

    static Histogram newScratch() {
        return new Histogram(Latencies.LOWEST_MICROS, Latencies.HIGHEST_MICROS, Latencies.SIGNIFICANT_DIGITS);
    }

    private static Latencies freeze(AtomicHistogram live, Histogram scratch) {
        scratch.reset();
        scratch.add(live); // reads bucket by bucket, and takes the sum of what it read as the total
        return Latencies.of(scratch);
    }

    private AtomicHistogram intendedHistogram() {
        AtomicHistogram histogram = intended;
        if (histogram == null) {
            synchronized (this) {
                if (intended == null) {
                    intended = newHistogram();
                }
                histogram = intended;
            }
        }
        return histogram;
    }

    private static AtomicHistogram newHistogram() {
        return new AtomicHistogram(Latencies.LOWEST_MICROS, Latencies.HIGHEST_MICROS, Latencies.SIGNIFICANT_DIGITS);
    }
}
