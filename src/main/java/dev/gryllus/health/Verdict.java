package dev.gryllus.health;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Whether the generator kept up with the load it was asked for, and what its own part in the reported times may be:
/// [Sample#ownPart].
///
/// @param whole everything that was seen; empty if that was nothing
/// @param spells what is held against the generator, in the order in which it began
public record Verdict(Optional<Sample> whole, List<Spell> spells) {
    /// Below this nothing can be said: two seconds, less what passes until the first look.
    static final Duration LEAST = Duration.ofMillis(1_800);

    public Verdict {
        spells = List.copyOf(spells);
    }

    public enum Answer {
        KEPT_UP,
        DID_NOT_KEEP_UP,
        TOO_SHORT_TO_TELL
    }

    static Verdict of(List<Sample> samples) {
        Findings findings = new Findings();
        samples.forEach(findings::add);
        return findings.verdict();
    }

    public Answer answer() {
        if (!spells.isEmpty()) {
            return Answer.DID_NOT_KEEP_UP;
        }
        return whole.filter(seen -> seen.length().compareTo(LEAST) >= 0).isPresent()
                ? Answer.KEPT_UP
                : Answer.TOO_SHORT_TO_TELL;
    }
}
