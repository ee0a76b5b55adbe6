package dev.gryllus.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A configuration file: TOML if its name ends in `.toml`, one setting a line otherwise. In UTF-8.
///
/// `name` is what the operator calls the file.
record ConfigFile(Path path, String name) {
    /// Some editors begin a file with one.
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    boolean exists() {
        return Files.exists(path);
    }

    /// What the file says about the options of this `vocabulary`.
    Map<Declaration, Value> values(Vocabulary vocabulary) {
        String content = content();
        List<Entry> entries = name.endsWith(".toml") ? TomlFormat.read(name, content) : LineFormat.read(name, content);
        OptionNames names = vocabulary.inFiles();
        var values = new LinkedHashMap<Declaration, Value>();
        for (Entry entry : entries) {
            Optional<Declaration> meant = meant(entry, names);
            if (meant.isEmpty() && !vocabulary.ignoresUnknown()) {
                throw unrecognized(entry, names);
            }
            meant.ifPresent(declaration -> values.put(declaration, entry.value()));
        }
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

    private static Optional<Declaration> meant(Entry entry, OptionNames names) {
        List<Declaration> meaning = meaning(entry.key(), names);
        return meaning.size() == 1 ? Optional.of(meaning.getFirst()) : Optional.empty();
    }

    /// What only the command line can say has no meaning here, not even as an abbreviation of something else.
    private static List<Declaration> meaning(String key, OptionNames names) {
        boolean elsewhere =
                Stream.of(Setting.values()).anyMatch(setting -> setting.key().equals(key) && !setting.allowedInFiles());
        return elsewhere ? List.of() : names.meaning(key);
    }

    private static OptionException unrecognized(Entry entry, OptionNames names) {
        List<Declaration> meaning = meaning(entry.key(), names);
        String problem = meaning.isEmpty()
                ? "unrecognized key '" + entry.key() + "'" + Suggestion.question(entry.key(), names.keys())
                : "ambiguous key '" + entry.key() + "' could match "
                        + String.join(
                                ", ", meaning.stream().map(Declaration::key).toList());
        return new OptionException(entry.value().origin() + problem
                + "\nKeys are the long options that 'gryllus --help' lists, without dashes:\n"
                + String.join(", ", names.keys()));
    }
}
