package dev.gryllus.health;

import java.util.ArrayList;
import java.util.List;

/// How the generator was, for reports.
///
/// @param samples of the time that the verdict is about, in their order
public record Health(Verdict verdict, List<Sample> samples) {
    public Health {
        samples = List.copyOf(samples);
    }

    /// The same in so many samples at most: for reports that are looked at and not computed with.
    public Health inSamples(int most) {
        int together = Math.ceilDiv(samples.size(), most);
        if (together <= 1) {
            return this;
        }
        List<Sample> fewer = new ArrayList<>(most);
        for (int i = 0; i < samples.size(); i += together) {
            samples.subList(i, Math.min(i + together, samples.size())).stream()
                    .reduce(Sample::plus)
                    .ifPresent(fewer::add);
        }
        return new Health(verdict, fewer);
    }
}
