package dev.gryllus.script;

import dev.gryllus.user.MarkovOrder.Transition;
import dev.gryllus.user.RandomOrder;
import dev.gryllus.user.SequentialOrder;
import dev.gryllus.user.Task;
import dev.gryllus.user.TaskOrder;
import dev.gryllus.user.TaskSet;
import dev.gryllus.user.TaskSetPlan;
import dev.gryllus.user.WaitTime;
import groovy.lang.Closure;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The words inside `task_set('name') { … }`, `sequence('name') { … }` and `markov('name') { … }`.
public final class SetBlock extends TasksBlock {
    enum Kind {
        TASK_SET,
        SEQUENCE,
        MARKOV;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Kind kind;
    private final Optional<StackTraceElement> begun = ScriptPlaces.ofCaller();
    private final Map<String, List<Transition>> chain = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new HashMap<>();
    private Optional<WaitTime> waitTime = Optional.empty();

    SetBlock(Kind kind, String name) {
        super(kind.word(), name);
        this.kind = kind;
    }

    @Override
    void waitsBy(WaitTime value) {
        waitTime = Optional.of(value);
    }

    @Override
    List<String> words() {
        return COMMON;
    }

    @Override
    TaskOptions options(Map<String, ?> options, int weight) {
        return TaskOptions.parse(options, weight, kind == Kind.MARKOV);
    }

    @Override
    void add(String taskName, TaskOptions options, Task.Action action) {
        super.add(taskName, options, action);
        ScriptPlaces.ofCaller().ifPresent(frame -> lines.put(taskName, frame.getLineNumber()));
        if (kind == Kind.MARKOV && chain.put(taskName, options.then()) != null) {
            throw new ScriptMistake("two tasks of " + place() + " are called '" + taskName + "'");
        }
    }

    TaskSetPlan plan() {
        TaskOrder order = switch (kind) {
            case TASK_SET -> new RandomOrder(tasks());
            case SEQUENCE -> new SequentialOrder(tasks());
            case MARKOV -> MarkovChain.checked(place(), tasks(), chain, lines);
        };
        return new TaskSetPlan(name(), order, waitTime, new Maker(onStart(), onStop(), begun));
    }

    private record Maker(Optional<Closure<?>> onStart, Optional<Closure<?>> onStop, Optional<StackTraceElement> place)
            implements TaskSetPlan.Maker {
        @Override
        public TaskSet make(Object parent) {
            return new BlockTaskSet(onStart, onStop);
        }
    }
}
