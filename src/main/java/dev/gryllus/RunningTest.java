package dev.gryllus;

import dev.gryllus.cli.Options;
import dev.gryllus.engine.LoadShape;
import dev.gryllus.engine.PlanException;
import dev.gryllus.engine.Runner;
import dev.gryllus.engine.ShapeContext;
import dev.gryllus.engine.TestPlan;
import dev.gryllus.engine.UserType;
import dev.gryllus.script.LoadedScripts;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// A test that is under way, as reloads see it. Confined to the watcher's thread, but for [#outdated].
final class RunningTest implements Reloads.Test {
    private final ScriptReader reader;
    private final Options options;
    private final PlanChoice choice;
    private final Runner runner;
    private final BiConsumer<TestPlan, CourseChoice> description;
    private CourseChoice present;

    /// @param description tells scripts what is run
    /// @param first who says how many users run, until a reload
    RunningTest(
            ScriptReader reader,
            Options options,
            Runner runner,
            BiConsumer<TestPlan, CourseChoice> description,
            CourseChoice first) {
        this.reader = reader;
        this.options = options;
        this.choice = new PlanChoice(options.selection());
        this.runner = runner;
        this.description = description;
        this.present = first;
    }

    @Override
    public LoadedScripts load(Consumer<LoadedScripts.Source> onRead) {
        LoadedScripts loaded = reader.read(onRead);
        try {
            return choice.changed(loaded);
        } catch (PlanException e) {
            loaded.retire();
            throw e;
        }
    }

    @Override
    public void become(LoadedScripts scripts) {
        TestPlan selected = choice.selected(scripts);
        TestPlan plan = selected.runnable();
        CourseChoice next = new CourseChoice(options.load(), choice.shape(selected), plan.isOpen());
        Optional<LoadShape> other = next.replaces(present)
                ? Optional.of(next.course(contextOf(plan)).shape())
                : Optional.empty(); // the number of users may have been changed by hand, and stays
        present = next;
        description.accept(plan, next);
        reader.environment().relay().become(scripts.events());
        runner.replan(plan, other);
    }

    private ShapeContext contextOf(TestPlan plan) {
        return new ShapeContext(
                runner::users, plan.userTypes().stream().map(UserType::name).collect(Collectors.toSet()));
    }

    @Override
    public int outdated() {
        return runner.outdated();
    }
}
