package dev.gryllus;

import dev.gryllus.cli.Options;
import dev.gryllus.engine.LoadShape;
import dev.gryllus.engine.PlanException;
import dev.gryllus.engine.RunState;
import dev.gryllus.engine.Runner;
import dev.gryllus.engine.ShapeContext;
import dev.gryllus.engine.TestPlan;
import dev.gryllus.event.Environment;
import dev.gryllus.script.LoadedScripts;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A test that is under way, as reloads see it. One thread at a time, but for [#outdated] and [#isEnding].
final class RunningTest implements Reloads.Test {
    private static final Logger LOG = LoggerFactory.getLogger("gryllus.reload");

    /// How often to look whether the run ends instead of taking an edit up.
    private static final long LOOK_MILLIS = 50;

    private final ScriptReader reader;
    private final ScriptOptions scriptOptions;
    private final PlanChoice choice;
    private final Runner runner;
    private final Descriptions descriptions;
    private Present present;

    /// What is in force until an edit is taken up.
    ///
    /// @param courses who says how many users run
    record Present(Options options, CourseChoice courses) {}

    RunningTest(
            ScriptReader reader, ScriptOptions scriptOptions, Runner runner, Descriptions descriptions, Present first) {
        this.reader = reader;
        this.scriptOptions = scriptOptions;
        this.choice = new PlanChoice(first.options().selection());
        this.runner = runner;
        this.descriptions = descriptions;
        this.present = first;
    }

    @Override
    public Reloads.Edit load(Consumer<LoadedScripts.Source> onRead) {
        LoadedScripts loaded = reader.read(onRead);
        try {
            Options options = scriptOptions.after(present.options(), loaded);
            LoadedScripts changed = choice.changed(loaded);
            return new Reloads.Edit(changed, () -> take(changed, options));
        } catch (PlanException e) {
            loaded.retire();
            throw e;
        }
    }

    private boolean take(LoadedScripts scripts, Options options) {
        TestPlan selected = choice.selected(scripts);
        TestPlan plan = selected.runnable();
        CourseChoice courses = new CourseChoice(options.load(), choice.shape(selected), plan.isOpen());
        Optional<LoadShape> other = courses.replaces(present.courses())
                ? Optional.of(courses.course(contextOf(plan)).shape())
                : Optional.empty(); // the number of users may have been changed by hand, and stays
        Environment environment = reader.environment();
        boolean taken = isDone(runner.replan(plan, other, () -> {
            environment.describe(descriptions.of(options, plan, courses));
            environment.relay().become(scripts.events());
        }));
        if (taken) {
            tell(ScriptOptions.changes(present.options(), options));
            present = new Present(options, courses);
        }
        return taken;
    }

    private ShapeContext contextOf(TestPlan plan) {
        return new ShapeContext(runner::users, Set.copyOf(plan.typeNames()));
    }

    private static void tell(List<String> changes) {
        if (!changes.isEmpty()) {
            LOG.info("Options of the script: {}", String.join("; ", changes));
        }
    }

    private boolean isDone(Future<?> taken) {
        try {
            while (true) {
                boolean ending = isEnding(); // before the look: what the runner does, it does before it ends
                try {
                    taken.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                    return true;
                } catch (TimeoutException e) {
                    if (ending) {
                        return false;
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public boolean isEnding() {
        return runner.state() == RunState.STOPPING || runner.state() == RunState.STOPPED;
    }

    @Override
    public int outdated() {
        return runner.outdated();
    }
}
