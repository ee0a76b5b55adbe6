package dev.gryllus.cli;

import java.util.List;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;

/// The format of `pyproject.toml`: the table `[tool.locust]`, which may be missing.
final class TomlFormat {
    private static final List<String> TABLE = List.of("tool", "locust");

    private TomlFormat() {}

    static List<Entry> read(String fileName, String content) {
        TomlParseResult document = Toml.parse(content);
        if (document.hasErrors()) {
            TomlParseError first = document.errors().getFirst();
            throw new OptionException(Entry.origin(fileName, first.position().line()) + first.getMessage(), first);
        }
        if (!document.contains(TABLE)) {
            return List.of();
        }
        if (document.get(TABLE) instanceof TomlTable table) {
            return table.keySet().stream()
                    .map(key -> new Entry(key, value(table, key, fileName)))
                    .toList();
        }
        throw new OptionException(
                Entry.origin(fileName, document.inputPositionOf(TABLE).line())
                        + "'tool.locust' is not a table. Expecting [tool.locust] above the settings");
    }

    private static Value value(TomlTable table, String key, String fileName) {
        List<String> path = List.of(key);
        String origin = Entry.origin(fileName, table.inputPositionOf(path).line());
        return table.get(path) instanceof TomlArray array
                ? new Value.Items(
                        array.toList().stream()
                                .map(item -> text(item, key, origin))
                                .toList(),
                        origin)
                : new Value.Text(text(table.get(path), key, origin), origin);
    }

    private static String text(Object value, String key, String origin) {
        if (value instanceof TomlTable || value instanceof TomlArray) {
            throw new OptionException(origin + "the value of '" + key
                    + "' has parts of its own. Expecting one value or a list of values");
        }
        return value.toString();
    }
}
