package dev.gryllus;

import dev.gryllus.cli.Options;
import dev.gryllus.cli.UserChange;
import dev.gryllus.engine.NamedShape;
import dev.gryllus.engine.TagFilter;
import dev.gryllus.engine.TestPlan;
import dev.gryllus.script.LoadedScripts;
import java.util.Optional;

/// Which part of the scripts is run, as the options say. All of it throws [dev.gryllus.engine.PlanException] if they
/// ask for what the scripts do not have.
///
/// @param host that all of its users aim at, if the operator names one
record PlanChoice(Options.Selection options, Optional<String> host) {
    /// Locust's word in place of a shape's name: none.
    private static final String NO_SHAPE = "Default";

    PlanChoice(Options options) {
        this(options.selection(), options.load().host());
    }

    /// What the options change in the scripts themselves.
    LoadedScripts changed(LoadedScripts scripts) {
        LoadedScripts changed = scripts;
        for (UserChange change : options.userChanges()) {
            changed = changed.withChanged(change.userClass(), change.attributes());
        }
        return changed;
    }

    /// @param scripts changed already
    TestPlan selected(LoadedScripts scripts) {
        TestPlan plan = scripts.plan()
                .restrictedTo(options.userClasses())
                .withHost(host)
                .filteredBy(new TagFilter(options.tags(), options.excludeTags()));
        return options.equalWeights() ? plan.withEqualWeights() : plan;
    }

    Optional<NamedShape> shape(TestPlan plan) {
        boolean none = options.shape().filter(NO_SHAPE::equals).isPresent()
                && plan.shapes().stream().noneMatch(shape -> shape.name().equals(NO_SHAPE));
        return none ? Optional.empty() : plan.shape(options.shape());
    }
}
