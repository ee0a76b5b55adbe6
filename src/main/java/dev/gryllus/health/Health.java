package dev.gryllus.health;

import java.util.List;

/// How the generator was, for reports.
///
/// @param samples of the time that the verdict is about, in their order
public record Health(Verdict verdict, List<Sample> samples) {
    public Health {
        samples = List.copyOf(samples);
    }
}
