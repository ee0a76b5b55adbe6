package dev.gryllus.cli;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The values of all sources, one for each setting: what a higher source says hides what a lower one says.
///
/// A value is understood when it is asked for, so a mistake in a hidden value does no harm. Every method throws an
/// [OptionException] that names the option, the place and the accepted values.
final class Settings {
    private final Map<Setting, Value> values = new EnumMap<>(Setting.class);

    /// Adds a source that ranks below all those added before.
    void add(Map<Setting, Value> source) {
        source.forEach(values::putIfAbsent);
    }

    boolean flag(Setting setting) {
        return text(setting).map(text -> flag(setting, text)).orElse(false);
    }

    private boolean flag(Setting setting, String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on", "1" -> true;
            case "false", "no", "off", "0" -> false;
            default ->
                throw new OptionException(values.get(setting).origin() + "Unexpected value for " + setting.key() + ": '"
                        + text + "'. Expecting 'true', 'false', 'yes', 'no', 'on', 'off', '1' or '0'");
        };
    }

    /// The value as `format` reads it; a text that it rejects by an [IllegalArgumentException] is the operator's
    /// mistake.
    <T> Optional<T> value(Setting setting, Function<String, T> format) {
        return text(setting).map(text -> {
            try {
                return format.apply(text);
            } catch (IllegalArgumentException rejected) {
                throw mistake(setting, rejected.getMessage());
            }
        });
    }

    /// The value, unless it is empty: an empty text takes back what a lower source says.
    Optional<String> name(Setting setting) {
        return text(setting).filter(text -> !text.isEmpty());
    }

    List<String> words(Setting setting) {
        return items(setting, ListSyntax::words);
    }

    /// At least one name.
    List<String> fileNames(Setting setting) {
        List<String> names = items(setting, ListSyntax::betweenCommas);
        if (values.containsKey(setting) && names.isEmpty()) {
            throw mistake(setting, "expected the name of a file or directory");
        }
        return names;
    }

    private Optional<String> text(Setting setting) {
        return Optional.ofNullable(values.get(setting)).map(value -> switch (value) {
            case Value.Text text -> text.text();
            case Value.Items _ -> throw mistake(setting, "takes one value, not a list");
        });
    }

    private List<String> items(Setting setting, Function<String, List<String>> syntax) {
        return switch (values.get(setting)) {
            case null -> List.of();
            case Value.Text text -> syntax.apply(text.text());
            case Value.Items items -> items.items();
        };
    }

    private OptionException mistake(Setting setting, String reason) {
        return new OptionException(values.get(setting).origin() + setting.complaint(reason));
    }
}
