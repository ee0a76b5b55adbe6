package dev.gryllus.script;

import dev.gryllus.user.Suggestion;
import groovy.lang.MissingPropertyException;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/// A name that nobody has given a value. Groovy's own exception, because Groovy looks on elsewhere after it, with a
/// message that names what could have been meant.
final class UnknownVariable {
    /// What only a user has.
    static final Set<String> OF_USERS = Set.of("client", "random", "user", "parent");

    private UnknownVariable() {}

    /// In code of a user.
    ///
    /// @param state what this user has
    static MissingPropertyException inTask(String name, Class<?> type, Collection<String> state) {
        return exception(
                name,
                type,
                Suggestion.closest(name, state),
                "A user's state is what on_start or a task has assigned to a name before");
    }

    /// At the top level of a file, or in a function there.
    ///
    /// @param known what has a value there
    static MissingPropertyException atTopLevel(String name, Class<?> type, Collection<String> known) {
        return exception(
                name,
                type,
                Suggestion.closest(name, known),
                "A function at the top of the file does not see what is declared there with def: leave the def out");
    }

    /// Directly inside of a block.
    static MissingPropertyException inBlock(String name, Class<?> type, String place, Collection<String> known) {
        return exception(
                name, type, Suggestion.closest(name, known), "Words of " + place + ": " + String.join(", ", known));
    }

    private static MissingPropertyException exception(
            String name, Class<?> type, Optional<String> meant, String advice) {
        String message = OF_USERS.contains(name)
                ? "'" + name + "' belongs to a user: it is known in tasks, on_start and on_stop. A function outside of"
                        + " them takes it as an argument"
                : "unknown name '" + name + "'. "
                        + meant.map(match -> "Did you mean '" + match + "'?").orElse(advice);
        return new MissingPropertyException(message, name, type);
    }
}
