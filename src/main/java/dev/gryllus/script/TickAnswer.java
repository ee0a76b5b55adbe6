package dev.gryllus.script;

import dev.gryllus.engine.Target;
import dev.gryllus.user.Suggestion;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.codehaus.groovy.runtime.FormatHelper;

/// Understands what a shape's `tick` answered, and what else in a script says which users are wanted.
///
/// @param what gave the answer, for error messages
/// @param userTypes the names of those that take part
record TickAnswer(String what, Set<String> userTypes) {
    private static final String FORMS =
            "[users, spawn_rate], [users, spawn_rate, [User classes]], or null at the end of the test";

    /// Empty where the answer is that the test is over.
    ///
    /// @throws ScriptMistake if it is no answer
    Optional<Target> read(Object answer) {
        if (answer == null) {
            return Optional.empty();
        }
        if (answer instanceof List<?> parts && (parts.size() == 2 || parts.size() == 3)) {
            Set<String> only = parts.size() == 3 ? types(parts.get(2)) : Set.of();
            return Optional.of(new Target(users(parts.get(0)), rate(parts.get(1)), only));
        }
        throw mistake(FORMS, answer);
    }

    /// Parts of a user are rounded.
    private int users(Object value) {
        if (value instanceof Number number) {
            double users = Math.rint(number.doubleValue());
            if (users >= 0 && users <= Integer.MAX_VALUE) {
                return (int) users;
            }
        }
        throw mistake("users as a number, 0 or more", value);
    }

    private double rate(Object value) {
        if (value instanceof Number number && number.doubleValue() > 0 && Double.isFinite(number.doubleValue())) {
            return number.doubleValue();
        }
        throw mistake("spawn_rate as a number above 0", value);
    }

    /// Empty for all.
    private Set<String> types(Object value) {
        if (value == null) {
            return Set.of();
        }
        if (!(value instanceof Iterable<?> many)) {
            throw mistake("User classes as a list of them or of their names", value);
        }
        Set<String> names = namesIn(many);
        names.stream().filter(name -> !userTypes.contains(name)).findFirst().ifPresent(unknown -> {
            String hint = Suggestion.closest(unknown, userTypes)
                    .map(name -> " Did you mean '" + name + "'?")
                    .orElse("");
            throw new ScriptMistake(what + " names '" + unknown + "', which takes no part in this test." + hint
                    + " Known: " + String.join(", ", new TreeSet<>(userTypes)));
        });
        return names;
    }

    /// Names of user types: a class stands for its own.
    static Set<String> namesIn(Iterable<?> many) {
        Set<String> names = new TreeSet<>();
        many.forEach(one -> names.add(one instanceof Class<?> type ? type.getSimpleName() : String.valueOf(one)));
        return names;
    }

    private ScriptMistake mistake(String wanted, Object value) {
        return new ScriptMistake(what + " is wanted to answer " + wanted + ", not " + FormatHelper.inspect(value));
    }
}
