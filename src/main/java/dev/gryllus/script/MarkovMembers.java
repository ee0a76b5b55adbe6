package dev.gryllus.script;

import dev.gryllus.user.MarkovOrder;
import dev.gryllus.user.MarkovOrder.Transition;
import dev.gryllus.user.Task;
import groovy.lang.Closure;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// The chain that the methods of a `MarkovTaskSet` form by their transitions.
final class MarkovMembers {
    private final Class<?> type;

    MarkovMembers(Class<?> type) {
        this.type = type;
    }

    MarkovOrder order() {
        List<Task> tasks = new ArrayList<>();
        Map<String, List<Transition>> chain = new LinkedHashMap<>();
        Map<String, Integer> lines = new HashMap<>();
        Scripted.lineage(type).reversed().stream()
                .flatMap(c -> Stream.of(c.getDeclaredMethods())
                        .filter(MarkovMembers::isMarked)
                        .sorted(Comparator.comparingInt(MarkovMembers::line)))
                .forEach(method -> {
                    tasks.removeIf(inherited -> inherited.name().equals(method.getName()));
                    tasks.add(taskOf(method));
                    chain.put(method.getName(), transitionsOf(method));
                    lines.put(method.getName(), line(method));
                });
        return MarkovChain.checked("MarkovTaskSet " + type.getSimpleName(), tasks, chain, lines);
    }

    private static boolean isMarked(Method method) {
        return method.getAnnotationsByType(transition.class).length > 0
                || method.isAnnotationPresent(transitions.class);
    }

    private static int line(Method method) {
        return Stream.concat(
                        Stream.of(method.getAnnotationsByType(transition.class)).map(transition::line),
                        Stream.of(method.getAnnotationsByType(transitions.class))
                                .map(transitions::line))
                .min(Integer::compare)
                .orElse(0);
    }

    private static Task taskOf(Method method) {
        if (method.isAnnotationPresent(tag.class)) {
            throw new ScriptMistake(
                    "Tags are unsupported for tasks of a MarkovTaskSet: " + method.getName(), line(method));
        }
        ScriptMethod body = TaskMembers.taskMethod(method, "@transition", line(method));
        return new Task(method.getName(), 1, Set.of(), within -> body.call(within));
    }

    private List<Transition> transitionsOf(Method method) {
        List<Transition> result = new ArrayList<>();
        for (transition one : method.getAnnotationsByType(transition.class)) {
            result.add(new Transition(one.value(), one.weight()));
        }
        for (transitions several : method.getAnnotationsByType(transitions.class)) {
            result.addAll(MarkovChain.transitions(answer(several)));
        }
        return result;
    }

    private Object answer(transitions several) {
        try {
            return ((Closure<?>) several.value()
                            .getConstructor(Object.class, Object.class)
                            .newInstance(type, type))
                    .call();
        } catch (ReflectiveOperationException | ClassCastException e) {
            throw new ScriptMistake(
                    "@transitions is wanted as a closure: @transitions({ [name: weight] })", several.line());
        }
    }
}
