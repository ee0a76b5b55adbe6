package dev.gryllus.script;

import dev.gryllus.user.MarkovOrder;
import dev.gryllus.user.MarkovOrder.Transition;
import dev.gryllus.user.Task;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What both forms of a script say about a Markov chain: reads it, and checks that it never ends.
final class MarkovChain {
    private static final Logger LOG = LoggerFactory.getLogger("gryllus.script");

    private MarkovChain() {}

    /// @param value a name, a list of names and `[name, weight]`, or a map from name to weight
    static List<Transition> transitions(Object value) {
        List<Transition> result = new ArrayList<>();
        switch (value) {
            case Map<?, ?> weights -> weights.forEach((name, weight) -> result.add(transition(name, weight)));
            case Iterable<?> list ->
                list.forEach(entry -> result.add(
                        entry instanceof List<?> pair && pair.size() == 2
                                ? transition(pair.get(0), pair.get(1))
                                : transition(entry, 1)));
            case null, default -> result.add(transition(value, 1));
        }
        return result;
    }

    private static Transition transition(Object name, Object weight) {
        if (name instanceof CharSequence && weight instanceof Integer count && count >= 0) {
            return new Transition(name.toString(), count);
        }
        throw new IllegalArgumentException(
                "a transition is wanted as the name of a task, with a whole weight, 0 or more, not '" + name + "': '"
                        + weight + "'");
    }

    /// @param place what messages call the chain
    /// @param lines where the tasks stand, as far as that is known
    static MarkovOrder checked(
            String place, List<Task> tasks, Map<String, List<Transition>> transitions, Map<String, Integer> lines) {
        if (tasks.isEmpty()) {
            throw new ScriptMistake("No Markov tasks defined in " + place);
        }
        Set<String> names = tasks.stream().map(Task::name).collect(Collectors.toCollection(LinkedHashSet::new));
        transitions.forEach((from, choices) -> choices.forEach(choice -> {
            if (!names.contains(choice.to())) {
                throw new ScriptMistake(
                        "Transition to '" + choice.to() + "' from '" + from + "' in " + place
                                + " is invalid since no such element exists; there are " + names,
                        lines.getOrDefault(from, 0));
            }
        }));
        for (Task task : tasks) {
            if (transitions.getOrDefault(task.name(), List.of()).stream().allMatch(choice -> choice.weight() == 0)) {
                throw new ScriptMistake(
                        "'" + task.name() + "' in " + place
                                + " cannot be used as a target for a transition, since no transition leads on from it",
                        lines.getOrDefault(task.name(), 0));
            }
        }
        tellUnreachable(place, names, tasks.getFirst().name(), transitions);
        return new MarkovOrder(tasks, transitions);
    }

    private static void tellUnreachable(
            String place, Set<String> names, String first, Map<String, List<Transition>> transitions) {
        Set<String> unreached = new LinkedHashSet<>(names);
        Deque<String> ahead = new ArrayDeque<>(List.of(first));
        while (!ahead.isEmpty()) {
            String name = ahead.removeFirst();
            if (unreached.remove(name)) {
                transitions.get(name).stream()
                        .filter(choice -> choice.weight() > 0)
                        .forEach(choice -> ahead.add(choice.to()));
            }
        }
        if (!unreached.isEmpty()) {
            LOG.warn("The following Markov tasks of {} are unreachable: {}", place, String.join(", ", unreached));
        }
    }
}
