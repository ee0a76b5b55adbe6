package dev.gryllus.stats;

import java.time.Duration;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;

/// A distribution of times in the making: one thread records, another takes from time to time what has come since.
public final class LatencyRecorder {
    private final SingleWriterRecorder recorder =
            new SingleWriterRecorder(Latencies.LOWEST_MICROS, Latencies.HIGHEST_MICROS, Latencies.SIGNIFICANT_DIGITS);
    private Histogram taken; // belongs to the taking thread; reused, for it is large

    public void record(Duration time) {
        recorder.recordValue(Latencies.micros(time.toNanos()));
    }

    /// What was recorded since the last call.
    public Latencies take() {
        taken = recorder.getIntervalHistogram(taken);
        return Latencies.of(taken);
    }
}
