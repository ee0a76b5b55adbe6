package dev.gryllus.event;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a route of a script answers. Immutable, nothing of the script is left in it.
///
/// | returned                        | answered                                                          |
/// |---------------------------------|-------------------------------------------------------------------|
/// | text, or what is no value of JSON | plain text                                                      |
/// | a map, a list, a number, a truth value | JSON                                                       |
/// | null                            | nothing, with status 204                                          |
/// | `request.answer(…)`             | the same by its body, with that status and type                   |
///
/// @param type the content type, if the script names one
/// @param body a text, which is answered as it is, or a value of [PlainValues], as JSON
public record RouteAnswer(int status, Optional<String> type, Object body) {
    private static final Pattern TYPE = Pattern.compile("[\\w.+-]+/[\\w.+-]+(?:; ?charset=utf-8)?");
    private static final int LEAST = 200;
    private static final int MOST = 599;
    private static final int NO_CONTENT = 204;

    /// @throws IllegalArgumentException if there is no such answer
    static RouteAnswer of(int status, Map<String, ?> options, Object body) {
        options.keySet().forEach(RouteAnswer::requireKnown);
        Object wanted = options.containsKey("status") ? options.get("status") : Integer.valueOf(status);
        if (!(wanted instanceof Integer number && number >= LEAST && number <= MOST)) {
            throw new IllegalArgumentException("the status of an answer is 200 to 599, not " + wanted);
        }
        Optional<String> type = Optional.ofNullable(options.get("type")).map(Object::toString);
        type.filter(text -> !TYPE.matcher(text).matches()).ifPresent(text -> {
            throw new IllegalArgumentException("the type of an answer is one such as 'text/csv', not '" + text + "'");
        });
        return new RouteAnswer(number, type, body == null ? "" : PlainValues.of(body));
    }

    /// Of whatever a closure returned.
    static RouteAnswer of(Object returned) {
        return switch (returned) {
            case null -> new RouteAnswer(NO_CONTENT, Optional.empty(), "");
            case RouteAnswer ready -> ready;
            default -> of(LEAST, Map.of(), returned);
        };
    }

    private static void requireKnown(String option) {
        List<String> known = List.of("status", "type");
        if (!known.contains(option)) {
            throw new UnknownName("the options of an answer", option, known);
        }
    }
}
