package dev.gryllus;

import dev.gryllus.cli.Options;
import dev.gryllus.engine.Course;
import dev.gryllus.engine.LoadShape;
import dev.gryllus.engine.NamedShape;
import dev.gryllus.engine.ShapeContext;
import dev.gryllus.engine.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who says how many users run: a load shape of the script, or else `--users` and `--spawn-rate`.
///
/// @param shape of the script, if it has one
/// @param open whether all types have an arrival rate: then neither has anybody to count
record CourseChoice(Options.Load options, Optional<NamedShape> shape, boolean open) {
    private static final Logger LOG = LoggerFactory.getLogger("gryllus.main");

    Course course(ShapeContext context) {
        boolean timed = shape.map(NamedShape::usesCommonOptions).orElse(true);
        return new Course(
                shape.map(named -> named.maker().apply(context)).orElseGet(this::constant),
                options.runTime().filter(time -> timed),
                options.runTime());
    }

    /// Which of the operator's words the shape makes void.
    void tellIgnored() {
        if (open && (shape.isPresent() || options.users().isPresent())) {
            LOG.info(
                    "{} counts nobody here: every User class has an arrival_rate, and users as it needs them",
                    shape.isPresent() ? "The load shape" : "--users");
        }
        if (shape.isEmpty() || shape.get().usesCommonOptions()) {
            return;
        }
        List<String> ignored = new ArrayList<>();
        options.users().ifPresent(users -> ignored.add("--users"));
        options.spawnRate().ifPresent(rate -> ignored.add("--spawn-rate"));
        options.runTime().ifPresent(time -> ignored.add("--run-time"));
        if (!ignored.isEmpty()) {
            LOG.warn("The following option(s) will be ignored: {}", String.join(", ", ignored));
        }
    }

    /// How many users run at most, where that is the operator's word and not a shape's.
    Optional<Integer> fixedNumber() {
        return shape.isPresent() ? Optional.empty() : Optional.of(users());
    }

    /// Whether a test that goes on with this needs another shape than before.
    boolean replaces(CourseChoice before) {
        return shape.isPresent() || before.shape.isPresent() || (before.open && !open);
    }

    /// The shape that a test needs which goes on with this; empty if the one in force stays: the number of users may
    /// have been changed by hand.
    Optional<LoadShape> replacing(CourseChoice before, ShapeContext context) {
        return replaces(before) ? Optional.of(course(context).shape()) : Optional.empty();
    }

    /// Where the operator says how many users run.
    Target constantTarget() {
        return new Target(users(), options.spawnRate().orElse(1));
    }

    private LoadShape constant() {
        return LoadShape.constant(constantTarget());
    }

    private int users() {
        return options.users().orElse(open ? 0 : 1);
    }
}
