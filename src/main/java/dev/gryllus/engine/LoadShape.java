package dev.gryllus.engine;

import java.time.Duration;
import java.util.Optional;

/// Load over time: a pure function of the time since the test began. Asked about once per second, by one thread at a
/// time.
@FunctionalInterface
public interface LoadShape {
    /// What should be true at that moment; empty means that the test is over.
    Optional<Target> at(Duration elapsed);

    /// Whether asking runs code of a script, which may throw or take its time: it is asked on a thread of its own.
    default boolean runsScript() {
        return false;
    }

    /// The same target for ever: what an operator asks for, who may change it while the test runs.
    static LoadShape constant(Target target) {
        return new Constant(target);
    }

    record Constant(Target target) implements LoadShape {
        @Override
        public Optional<Target> at(Duration elapsed) {
            return Optional.of(target);
        }
    }
}
