package dev.gryllus.stats;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;

/// The samples of one kind, counted: immutable, and closed under [#plus] and [#minus].
///
/// The count is that of the histogram and of what has no time, so counts and percentiles always agree.
///
/// @param service service times
/// @param intended times from the intended start; holds fewer samples than `service` where no schedule existed
/// @param totalNanos the exact sum of all service times
/// @param extremes of the service times: exact in what was recorded or added; in a difference, where exact ones
///     cannot be had, the borders of its outermost buckets
/// @param bytes the sum of all response lengths
/// @param untimed samples that have no time: counted, and in none of the figures of time
/// @param phases where the service times went, as far as that is known
public record Tally(
        Latencies service,
        Latencies intended,
        long totalNanos,
        Optional<Extremes> extremes,
        long bytes,
        long untimed,
        PhaseTotals phases) {

    public static final Tally NONE =
            new Tally(Latencies.NONE, Latencies.NONE, 0, Optional.empty(), 0, 0, PhaseTotals.NONE);

    public long count() {
        return timed() + untimed;
    }

    /// How many samples the figures of time are about.
    public long timed() {
        return service.count();
    }

    /// The arithmetic mean of the service times, exact; zero without samples.
    public Duration mean() {
        return timed() == 0 ? Duration.ZERO : Duration.ofNanos(totalNanos / timed());
    }

    public Duration min() {
        return Duration.ofNanos(extremes.map(Extremes::minNanos).orElse(0L));
    }

    public Duration max() {
        return Duration.ofNanos(extremes.map(Extremes::maxNanos).orElse(0L));
    }

    /// A percentile of the service times, never outside the exact extremes.
    public Duration percentile(double share) {
        Duration value = service.percentile(share);
        if (value.compareTo(max()) > 0) {
            return max();
        }
        return value.compareTo(min()) < 0 ? min() : value;
    }

    /// Mean response length in bytes; zero without samples.
    public double meanBytes() {
        return count() == 0 ? 0 : (double) bytes / count();
    }

    public Tally plus(Tally other) {
        return new Tally(
                service.plus(other.service),
                intended.plus(other.intended),
                totalNanos + other.totalNanos,
                merge(extremes, other.extremes),
                bytes + other.bytes,
                untimed + other.untimed,
                phases.plus(other.phases));
    }

    public Tally minus(Tally earlier) {
        Latencies difference = service.minus(earlier.service);
        return new Tally(
                difference,
                intended.minus(earlier.intended),
                totalNanos - earlier.totalNanos,
                extremes.flatMap(whole -> difference.extremes().map(whole::narrowedTo)),
                bytes - earlier.bytes,
                untimed - earlier.untimed,
                phases.minus(earlier.phases));
    }

    /// All but the extremes, which do not subtract.
    void pack(Longs to) {
        service.pack(to);
        intended.pack(to);
        to.add(totalNanos);
        to.add(bytes);
        to.add(untimed);
        phases.pack(to);
    }

    /// What [#pack] has written.
    static Tally unpacked(Longs from) {
        Latencies service = Latencies.unpacked(from);
        Latencies intended = Latencies.unpacked(from);
        long totalNanos = from.next();
        long bytes = from.next();
        long untimed = from.next();
        return new Tally(service, intended, totalNanos, Optional.empty(), bytes, untimed, PhaseTotals.unpacked(from));
    }

    /// The same as adding one after the other, but quick for many.
    static Tally sum(Collection<Tally> parts) {
        return new Tally(
                Latencies.sum(parts.stream().map(Tally::service)),
                Latencies.sum(parts.stream().map(Tally::intended)),
                parts.stream().mapToLong(Tally::totalNanos).sum(),
                parts.stream().flatMap(part -> part.extremes.stream()).reduce(Extremes::plus),
                parts.stream().mapToLong(Tally::bytes).sum(),
                parts.stream().mapToLong(Tally::untimed).sum(),
                PhaseTotals.sum(parts.stream().map(Tally::phases)));
    }

    private static Optional<Extremes> merge(Optional<Extremes> a, Optional<Extremes> b) {
        return a.isPresent() && b.isPresent() ? Optional.of(a.get().plus(b.get())) : a.or(() -> b);
    }
}
