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
record PlanChoice(Options.Selection options) {
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
                .filteredBy(new TagFilter(options.tags(), options.excludeTags()));
        return options.equalWeights() ? plan.withEqualWeights() : plan;
    }

    Optional<NamedShape> shape(TestPlan plan) {
        return plan.shape(options.shape());
    }
}
