package dev.gryllus.engine;

import java.time.Duration;
import java.util.Optional;

/// Load over time: a pure function of the time since the test began. Asked about once per second by the runner's
/// thread.
@FunctionalInterface
public interface LoadShape {
    /// What should be true at that moment; empty means that the test is over.
    Optional<Target> at(Duration elapsed);

    /// The same target for ever.
    static LoadShape constant(Target target) {
        Optional<Target> answer = Optional.of(target);
        return elapsed -> answer;
    }
}
