package dev.gryllus.http;

import java.time.Duration;

/// A span of time as scripts read it: `response.elapsed.total_seconds()`.
public record Elapsed(long nanos) {
    static final Elapsed ZERO = new Elapsed(0);

    public double total_seconds() {
        return nanos / 1e9;
    }

    public long getNanos() {
        return nanos;
    }

    public Duration toDuration() {
        return Duration.ofNanos(nanos);
    }
}
