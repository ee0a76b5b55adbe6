package dev.gryllus.history;

import dev.gryllus.stats.EntrySnapshot;
import dev.gryllus.stats.Tally;

/// What was requested of one name in a span of time. Adds up.
///
/// @param seconds that it was looked at
/// @param maxMillis the longest response time
/// @param times response times, of successes and failures together
record Traffic(double seconds, long requests, long failures, double maxMillis, LatencyBuckets times) {
    static Traffic of(EntrySnapshot difference, double seconds) {
        Tally all = difference.all();
        return new Traffic(
                seconds,
                difference.requests(),
                difference.failures().count(),
                all.max().toNanos() / 1e6,
                LatencyBuckets.of(all.service()));
    }

    /// Nothing was requested.
    static Traffic none(double seconds) {
        return new Traffic(seconds, 0, 0, 0, LatencyBuckets.NONE);
    }

    double requestsPerSecond() {
        return requests / seconds;
    }

    double failuresPerSecond() {
        return failures / seconds;
    }

    Traffic plus(Traffic other) {
        return new Traffic(
                seconds + other.seconds,
                requests + other.requests,
                failures + other.failures,
                Math.max(maxMillis, other.maxMillis),
                times.plus(other.times));
    }
}
