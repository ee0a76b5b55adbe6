package dev.gryllus.cli;

import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// How several words are written in one text: `[a, b]`, `["a, b", 'c']`, `a, b` or `a b`.
///
/// Between brackets only commas separate; without them blanks do as well. Quotes keep a word together; empty words
/// do not count.
final class ListSyntax {
    private static final String QUOTED = "\"([^\"]*)\"|'([^']*)'|";
    private static final Pattern BETWEEN_COMMAS = Pattern.compile(QUOTED + "([^,\\s][^,]*)");
    private static final Pattern BETWEEN_BLANKS = Pattern.compile(QUOTED + "([^,\\s]+)");

    private ListSyntax() {}

    static boolean hasBrackets(String text) {
        return text.startsWith("[") && text.endsWith("]");
    }

    /// Whether a text between brackets is a list of JSON objects, which has commas and blanks of its own.
    static boolean isJson(String text) {
        return hasBrackets(text) && text.substring(1).stripLeading().startsWith("{");
    }

    static List<String> words(String text) {
        String stripped = text.strip();
        return hasBrackets(stripped)
                ? split(BETWEEN_COMMAS, stripped.substring(1, stripped.length() - 1))
                : split(BETWEEN_BLANKS, stripped);
    }

    /// The items of a list without brackets or quotes in which only commas separate, such as file names.
    static List<String> betweenCommas(String text) {
        return present(Stream.of(text.split(",")));
    }

    private static List<String> split(Pattern word, String text) {
        return present(word.matcher(text).results().map(ListSyntax::content));
    }

    private static String content(MatchResult word) {
        return Stream.of(1, 2, 3)
                .map(word::group)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> present(Stream<String> items) {
        return items.map(String::strip).filter(item -> !item.isEmpty()).toList();
    }
}
