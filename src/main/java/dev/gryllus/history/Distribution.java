package dev.gryllus.history;

import dev.gryllus.stats.EntrySnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// How many requests took how long, in buckets of equal width on a logarithmic scale.
///
/// @param edges in milliseconds, ascending, one more than there are buckets
record Distribution(List<Number> edges, List<Number> successes, List<Number> failures) {
    static final int MOST = 60;

    static Distribution of(EntrySnapshot entry) {
        return of(
                LatencyBuckets.of(entry.successes().service()),
                LatencyBuckets.of(entry.failures().service()));
    }

    static Distribution of(LatencyBuckets successes, LatencyBuckets failures) {
        Grouping grouping = Grouping.of(Stream.of(successes, failures), MOST);
        return new Distribution(grouping.edges(), grouping.counts(successes), grouping.counts(failures));
    }

    /// Neighbouring buckets together, so many that no more than a given number of groups remain.
    ///
    /// @param first bucket of the first group
    /// @param size of each group
    record Grouping(int first, int size, int groups) {
        static Grouping of(Stream<LatencyBuckets> all, int most) {
            List<LatencyBuckets> filled =
                    all.filter(buckets -> !buckets.isEmpty()).toList();
            int first = filled.stream().mapToInt(LatencyBuckets::first).min().orElse(0);
            int end = filled.stream().mapToInt(LatencyBuckets::end).max().orElse(0);
            int size = Math.max(1, Math.ceilDiv(end - first, most));
            return new Grouping(first, size, Math.ceilDiv(end - first, size));
        }

        List<Number> edges() {
            return IntStream.rangeClosed(0, groups)
                    .mapToObj(group -> Figures.rounded(LatencyBuckets.edgeMillis(first + group * size)))
                    .toList();
        }

        List<Number> counts(LatencyBuckets buckets) {
            List<Number> counts = new ArrayList<>(groups);
            for (int group = 0; group < groups; group++) {
                counts.add(count(buckets, group));
            }
            return counts;
        }

        long count(LatencyBuckets buckets, int group) {
            long count = 0;
            for (int i = 0; i < size; i++) {
                count += buckets.at(first + group * size + i);
            }
            return count;
        }
    }
}
