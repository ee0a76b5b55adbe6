package dev.gryllus.script;

import dev.gryllus.user.MarkovOrder.Transition;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The named arguments of a task or task set in the quick form.
///
/// @param then where it leads, in a Markov chain
record TaskOptions(int weight, Set<String> tags, List<Transition> then) {
    static TaskOptions of(int weight) {
        return parse(Map.of(), weight, false);
    }

    /// @param weight unless the options give another
    /// @param chained whether it stands in a Markov chain
    static TaskOptions parse(Map<String, ?> options, int weight, boolean chained) {
        Set<String> tags = new TreeSet<>();
        List<Transition> then = List.of();
        int parsedWeight = weight;
        for (Map.Entry<String, ?> option : options.entrySet()) {
            switch (option.getKey()) {
                case "weight" -> parsedWeight = wholeNumber(option.getValue());
                case "tags" -> addTags(option.getValue(), tags);
                case "then" -> then = chain(option.getValue(), chained);
                default ->
                    throw ScriptMistake.unknownWord(
                            "task",
                            option.getKey(),
                            chained ? List.of("weight", "tags", "then") : List.of("weight", "tags"));
            }
        }
        if (chained && !tags.isEmpty()) {
            throw new ScriptMistake("Tags are unsupported for tasks of a markov block");
        }
        return new TaskOptions(wholeNumber(parsedWeight), tags, then);
    }

    private static List<Transition> chain(Object value, boolean chained) {
        if (!chained) {
            throw new ScriptMistake("then: belongs to the tasks of a markov block");
        }
        return MarkovChain.transitions(value);
    }

    private static int wholeNumber(Object value) {
        if (value instanceof Integer number && number >= 1) {
            return number;
        }
        throw new ScriptMistake("weight of a task is wanted as a whole number, 1 or more, not '" + value + "'");
    }

    private static void addTags(Object value, Set<String> tags) {
        if (value instanceof Iterable<?> many) {
            many.forEach(tag -> tags.add(tag.toString()));
        } else if (value instanceof CharSequence) {
            tags.add(value.toString());
        } else {
            throw new ScriptMistake("tags are wanted as a text or a list of texts, not '" + value + "'");
        }
    }
}
