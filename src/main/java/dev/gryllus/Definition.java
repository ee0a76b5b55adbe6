package dev.gryllus;

import dev.gryllus.cli.ClassCounts;
import dev.gryllus.cli.Form;
import dev.gryllus.cli.OptionException;
import dev.gryllus.cli.Options;
import dev.gryllus.cli.UserChange;
import dev.gryllus.engine.NamedShape;
import dev.gryllus.engine.PlanException;
import dev.gryllus.engine.Target;
import dev.gryllus.engine.TestPlan;
import dev.gryllus.engine.UserShares;
import dev.gryllus.script.LoadedScripts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What is to be run: the scripts in force, and what the operator wants of them now. Immutable.
///
/// @param scripts as the options have changed them
/// @param options those of the script included
/// @param fields what a form has said since the program began, which `options` hold already
/// @param selected the part of the scripts that the options choose; whether it can be run shows
///     [TestPlan#runnable]
/// @param courses who says how many users run
record Definition(
        LoadedScripts scripts,
        Options options,
        Map<String, List<String>> fields,
        TestPlan selected,
        CourseChoice courses) {

    /// @throws dev.gryllus.engine.PlanException if the options choose what the scripts do not have
    static Definition of(LoadedScripts scripts, Options options) {
        return of(scripts, options, Map.of());
    }

    private static Definition of(LoadedScripts scripts, Options options, Map<String, List<String>> fields) {
        PlanChoice choice = new PlanChoice(options);
        TestPlan weighted = choice.selected(scripts);
        Optional<NamedShape> shape = choice.shape(weighted);
        TestPlan selected = shape.isPresent()
                ? weighted
                : weighted.withCounts(counts(options).byClass());
        Options counted = shape.isEmpty() && counts(options).isGiven()
                ? options.withUsers(selected.fixedUsers()) // of those who take part
                : options;
        CourseChoice courses = new CourseChoice(counted.load(), shape, selected.isOpen());
        return new Definition(scripts, counted, Map.copyOf(fields), selected, courses);
    }

    /// Whether users live by the same types, hosts and shape, so that only how many there are may differ.
    boolean isSamePlanAs(Definition other) {
        return scripts == other.scripts
                && options.selection().equals(other.options.selection())
                && options.load().host().equals(other.options.load().host());
    }

    /// As a form changes it.
    ///
    /// @throws dev.gryllus.cli.OptionException if a value is none for its option
    Definition with(Map<String, List<String>> more) {
        Map<String, List<String>> all = new LinkedHashMap<>(fields);
        if (Form.voidsClassCounts(more)) {
            all.remove(Form.CLASS_COUNTS);
        }
        all.putAll(more);
        return of(scripts, Form.applied(options, more), all);
    }

    /// The same, with a form that may say how many users of each class are wanted.
    ///
    /// @param wanted how many in all until now: classes that the form does not name keep theirs
    /// @throws PlanException if a class that it names has no number of users
    Definition with(Map<String, List<String>> more, int wanted) {
        Definition next = with(more);
        ClassCounts said = counts(next.options);
        if (!more.containsKey(Form.CLASS_COUNTS) || !said.isGiven()) {
            return next;
        }
        next.courses.shape().ifPresent(shape -> {
            throw new PlanException("The load shape " + shape.name()
                    + " says how many users run: take the shape Default to say yourself how many of each class.");
        });
        Map<String, Integer> counted = UserShares.counts(next.selected, wanted);
        next.selected.restrictedTo(List.copyOf(said.byClass().keySet()));
        said.byClass().keySet().stream()
                .filter(name -> !counted.containsKey(name))
                .forEach(name -> {
                    throw new PlanException(
                            name + " starts its tasks at an arrival_rate, and has users as it needs them.");
                });
        Map<String, Integer> before = UserShares.counts(selected, wanted);
        before.keySet().retainAll(counted.keySet());
        return next.with(Map.of(Form.CLASS_COUNTS, said.over(before).texts()));
    }

    /// What a run that goes on with this changes in its target, where no shape says it.
    ///
    /// @param users whether that is how many are wanted; it is, too, where numbers by class have another sum
    /// @param spawnRate whether that is at which pace
    Optional<UnaryOperator<Target>> retargeting(Definition before, boolean users, boolean spawnRate) {
        Target wanted = courses.constantTarget();
        boolean ofUsers = users
                || (hasClassCounts()
                        && wanted.users() != before.courses.constantTarget().users());
        return courses.shape().isPresent() || !(ofUsers || spawnRate)
                ? Optional.empty()
                : Optional.of(target -> new Target(
                        ofUsers ? wanted.users() : target.users(),
                        spawnRate ? wanted.spawnRate() : target.spawnRate(),
                        target.onlyTypes()));
    }

    /// Whether it is said how many users of each class run.
    boolean hasClassCounts() {
        return counts(options).isGiven() && courses.shape().isEmpty();
    }

    private static ClassCounts counts(Options options) {
        return options.selection().counts();
    }

    /// With other attributes of a user class.
    Definition with(UserChange change) {
        return of(scripts.withChanged(change.userClass(), change.attributes()), options.with(change), fields);
    }

    /// With edited scripts.
    ///
    /// @param read as they are on disk
    /// @param given the options with what these scripts declare, before any form
    /// @throws PlanException if the options choose what the scripts do not have
    Definition with(LoadedScripts read, Options given) {
        Options present = withFields(given);
        return of(new PlanChoice(present).changed(read), present, fields);
    }

    private Options withFields(Options given) {
        try {
            return Form.applied(given, fields);
        } catch (OptionException e) {
            throw new PlanException("What was entered in the web interface does not fit any more: " + e.getMessage());
        }
    }
}
