package dev.gryllus.health;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Collects samples into a [Verdict], one after the other, without keeping them. For one thread at a time.
final class Findings {
    /// Of each resource; what comes then belongs to the last of them, so that a run of weeks stays small.
    static final int MOST_SPELLS = 20;

    private final Map<Resource, Spell> current = new EnumMap<>(Resource.class);
    private final Map<Resource, List<Spell>> past = new EnumMap<>(Resource.class);
    private Optional<Sample> all = Optional.empty();
    private Optional<Sample> last = Optional.empty();

    /// @return resources that are held against the generator from this sample on
    Set<Resource> add(Sample sample) {
        all = Optional.of(all.map(before -> before.plus(sample)).orElse(sample));
        Set<Resource> found = Judge.shortages(sample, around(sample));
        last = Optional.of(sample);
        found.removeIf(resource -> !begins(resource, sample));
        return found;
    }

    /// What made a thread late may have ended before the sample in which it came to run at last.
    private Sample around(Sample sample) {
        return last.filter(before -> sample.worstDelay().compareTo(sample.length()) > 0)
                .map(before -> before.plus(sample))
                .orElse(sample);
    }

    Verdict verdict() {
        return new Verdict(all, counting());
    }

    private List<Spell> counting() {
        return Stream.concat(past.values().stream().flatMap(List::stream), current.values().stream())
                .filter(Spell::counts)
                .sorted(Comparator.comparing(Spell::from))
                .toList();
    }

    /// Whether a spell counts now that did not before.
    private boolean begins(Resource resource, Sample sample) {
        Optional<Spell> before = Optional.ofNullable(current.get(resource));
        Spell now = before.filter(spell -> spell.reaches(sample))
                .map(spell -> spell.plus(sample, start()))
                .orElseGet(() -> follows(resource, sample, before));
        current.put(resource, now);
        return now.counts() && !before.filter(Spell::counts).isPresent();
    }

    private Spell follows(Resource resource, Sample sample, Optional<Spell> before) {
        List<Spell> ended = past.computeIfAbsent(resource, r -> new ArrayList<>());
        if (ended.size() == MOST_SPELLS - 1) {
            return before.map(spell -> spell.plus(sample, start()))
                    .orElseGet(() -> Spell.of(resource, sample, start()));
        }
        before.filter(Spell::counts).ifPresent(ended::add);
        return Spell.of(resource, sample, start());
    }

    private Instant start() {
        return all.orElseThrow().from();
    }
}
