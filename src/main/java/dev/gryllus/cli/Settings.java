package dev.gryllus.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The values of all sources, one for each option: what a higher source says hides what a lower one says.
///
/// A value is understood when it is asked for, so a mistake in a hidden value does no harm. Every method throws an
/// [OptionException] that names the option, the place and the accepted values.
final class Settings {
    private final Map<Declaration, Value> values = new LinkedHashMap<>();

    /// Adds a source that ranks below all those added before.
    void add(Map<? extends Declaration, Value> source) {
        source.forEach(values::putIfAbsent);
    }

    boolean flag(Declaration option) {
        return text(option).map(text -> flag(option, text)).orElse(false);
    }

    private boolean flag(Declaration option, String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on", "1" -> true;
            case "false", "no", "off", "0" -> false;
            default ->
                throw new OptionException(values.get(option).origin() + "Unexpected value for " + option.key() + ": '"
                        + text + "'. Expecting 'true', 'false', 'yes', 'no', 'on', 'off', '1' or '0'");
        };
    }

    boolean has(Declaration option) {
        return values.containsKey(option);
    }

    /// The value as `format` reads it; a text that it rejects by an [IllegalArgumentException] is the operator's
    /// mistake.
    <T> Optional<T> value(Declaration option, Function<String, T> format) {
        return text(option).map(text -> understood(option, text, format));
    }

    private <T> T understood(Declaration option, String text, Function<String, T> format) {
        try {
            return format.apply(text);
        } catch (IllegalArgumentException rejected) {
            throw mistake(option, rejected.getMessage());
        }
    }

    /// The value, unless it is empty: an empty text takes back what a lower source says.
    Optional<String> name(Declaration option) {
        return text(option).filter(text -> !text.isEmpty());
    }

    List<String> words(Declaration option) {
        return items(option, ListSyntax::words);
    }

    /// Like words, but a text that is JSON stays whole.
    List<String> documents(Declaration option) {
        return items(
                option,
                text -> text.startsWith("{") || ListSyntax.isJson(text) ? List.of(text) : ListSyntax.words(text));
    }

    /// The `texts` of an option, each as `format` reads it.
    <T> List<T> values(Declaration option, List<String> texts, Function<String, T> format) {
        return texts.stream().map(text -> understood(option, text, format)).toList();
    }

    /// At least one name.
    List<String> fileNames(Declaration option) {
        List<String> names = items(option, ListSyntax::betweenCommas);
        if (values.containsKey(option) && names.isEmpty()) {
            throw mistake(option, "expected the name of a file or directory");
        }
        return names;
    }

    private Optional<String> text(Declaration option) {
        return Optional.ofNullable(values.get(option)).map(value -> switch (value) {
            case Value.Text text -> text.text();
            case Value.Items _ -> throw mistake(option, "takes one value, not a list");
        });
    }

    private List<String> items(Declaration option, Function<String, List<String>> syntax) {
        return switch (values.get(option)) {
            case null -> List.of();
            case Value.Text text -> syntax.apply(text.text());
            case Value.Items items -> items.items();
        };
    }

    /// A complaint about the value that the option has.
    OptionException mistake(Declaration option, String reason) {
        return new OptionException(values.get(option).origin() + option.complaint(reason));
    }
}
