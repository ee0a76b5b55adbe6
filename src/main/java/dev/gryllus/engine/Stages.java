package dev.gryllus.engine;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// One target after another, each for a time of its own; the test ends after the last.
///
/// ```text
///  stages of 60 s: 10 users, 30 s: 50 users, 60 s: 20 users
///  50 ┤             ╭─────╮
///  20 ┤             │     ╰────────────
///  10 ┼─────────────╯
///     └┬────────────┬─────┬────────────┬
///      0            60    90          150 s
/// ```
public record Stages(List<Stage> stages) implements LoadShape {

    /// @param length of this stage alone, more than zero
    public record Stage(Duration length, Target target) {
        public Stage {
            if (!length.isPositive()) {
                throw new IllegalArgumentException("duration of a stage must be more than 0");
            }
        }
    }

    public Stages {
        stages = List.copyOf(stages);
        if (stages.isEmpty()) {
            throw new IllegalArgumentException("stages must hold one stage at least");
        }
    }

    static Stages of(Stage... stages) {
        return new Stages(List.of(stages));
    }

    @Override
    public Optional<Target> at(Duration elapsed) {
        Duration end = Duration.ZERO;
        for (Stage stage : stages) {
            end = end.plus(stage.length);
            if (elapsed.compareTo(end) < 0) {
                return Optional.of(stage.target);
            }
        }
        return Optional.empty();
    }
}
