package dev.gryllus.event;

import dev.gryllus.user.Suggestion;
import java.util.Collection;

/// A script asks for something that does not exist. The message names what does.
public final class UnknownName extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// @param place what the script asked
    /// @param known what could have been meant
    UnknownName(String place, String name, Collection<String> known) {
        super("unknown '%s' in %s.%s Known: %s".formatted(name, place, hint(name, known), String.join(", ", known)));
    }

    private static String hint(String name, Collection<String> known) {
        return Suggestion.closest(name, known)
                .map(match -> " Did you mean '" + match + "'?")
                .orElse("");
    }
}
