package dev.gryllus.health;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A time in which the generator was short of something, again and again.
///
/// @param strained the seconds of it in which that was so, together
/// @param settled those of them that came after [#SETTLING]; empty if there are none
public record Spell(Resource resource, Instant from, Instant to, Sample strained, Optional<Sample> settled) {
    /// Time without it that does not end a spell.
    static final Duration GAP = Duration.ofMillis(2_500);

    /// So long it has to last to be held against the generator. Shorter ones come and go in each run, for example when
    /// all users begin at the same moment. Somewhat less than three seconds, for seconds jitter.
    static final Duration LASTING = Duration.ofMillis(2_500);

    /// A delay that counts however short the spell is.
    static final Duration GRAVE = Duration.ofMillis(500);

    /// At the start the JVM compiles what it runs. What is over by then counts for nothing.
    static final Duration SETTLING = Duration.ofSeconds(5);

    /// @param start of all that is looked at
    static Spell of(Resource resource, Sample sample, Instant start) {
        return new Spell(resource, sample.from(), sample.to(), sample, settled(sample, start));
    }

    boolean reaches(Sample sample) {
        return Duration.between(to, sample.from()).compareTo(GAP) <= 0;
    }

    /// @param start of all that is looked at
    Spell plus(Sample sample, Instant start) {
        Optional<Sample> later = settled(sample, start);
        return new Spell(
                resource,
                from,
                sample.to(),
                strained.plus(sample),
                settled.isPresent()
                        ? settled.map(before -> later.map(before::plus).orElse(before))
                        : later);
    }

    /// Whether it is held against the generator. Requests that failed for want of something always are.
    boolean counts() {
        return hasFailures()
                || settled.filter(sum -> sum.length().compareTo(LASTING) >= 0
                                || sum.worstDelay().compareTo(GRAVE) >= 0)
                        .isPresent();
    }

    private boolean hasFailures() {
        return switch (resource) {
            case PORTS -> strained.withoutPort() > 0;
            case OPEN_FILES -> strained.withoutFile() > 0;
            default -> false;
        };
    }

    private static Optional<Sample> settled(Sample sample, Instant start) {
        return Optional.of(sample).filter(seen -> seen.to().isAfter(start.plus(SETTLING)));
    }

    /// What was short, with figures, in one line.
    public String text() {
        return Words.of(resource, strained);
    }
}
