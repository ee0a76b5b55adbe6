package dev.gryllus.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// A configuration file: TOML if its name ends in `.toml`, one setting a line otherwise. In UTF-8.
///
/// `name` is what the operator calls the file.
record ConfigFile(Path path, String name) {
    /// Some editors begin a file with one.
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final OptionNames NAMES =
            new OptionNames(Arrays.stream(Setting.values()).filter(Setting::allowedInFiles));

    boolean exists() {
        return Files.exists(path);
    }

    Map<Setting, Value> values() {
        String content = content();
        List<Entry> entries = name.endsWith(".toml") ? TomlFormat.read(name, content) : LineFormat.read(name, content);
        var values = new EnumMap<Setting, Value>(Setting.class);
        entries.forEach(entry -> values.put(setting(entry), entry.value()));
        return values;
    }

    private String content() {
        try {
            String text = Files.readString(path);
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new OptionException(name + ": is not a text file in UTF-8", e);
        } catch (IOException e) {
            throw new OptionException(name + ": cannot be read (" + e + ")", e);
        }
    }

    private static Setting setting(Entry entry) {
        List<Setting> meaning = NAMES.meaning(entry.key());
        if (meaning.size() == 1) {
            return meaning.getFirst();
        }
        String problem = meaning.isEmpty()
                ? "unrecognized key '" + entry.key() + "'" + Suggestion.question(entry.key(), NAMES.keys())
                : "ambiguous key '" + entry.key() + "' could match "
                        + String.join(", ", meaning.stream().map(Setting::key).toList());
        throw new OptionException(entry.value().origin() + problem
                + "\nKeys are the long options that 'gryllus --help' lists, without dashes:\n"
                + String.join(", ", NAMES.keys()));
    }
}
