package dev.gryllus.script;

import dev.gryllus.data.DataFormat;
import dev.gryllus.data.DataFormat.Header;
import dev.gryllus.data.Feeder;
import java.util.List;
import java.util.Map;

/// Rows for users, from files; imported into every script. A path is relative to the locustfile's folder, else to
/// the working directory.
///
/// They belong at the top level of a locustfile or into static fields, where a file is read once for all users.
public final class DataWords {
    private static final List<String> CSV_OPTIONS = List.of("delimiter", "header");

    private DataWords() {}

    /// A CSV file whose first line names the columns.
    public static Feeder csv(Object path) {
        return csv(Map.of(), path);
    }

    /// @param options `delimiter: ';'`, and `header: ['user', 'password']` for a file whose first line is a row, or
    ///     `header: false` where columns go by their number, as in `row[0]`
    public static Feeder csv(Map<String, ?> options, Object path) {
        for (String option : options.keySet()) {
            if (!CSV_OPTIONS.contains(option)) {
                throw ScriptMistake.unknownWord("csv", option, CSV_OPTIONS);
            }
        }
        char delimiter = options.containsKey("delimiter") ? delimiter(options.get("delimiter")) : ',';
        Header header = options.containsKey("header") ? header(options.get("header")) : new Header.FirstLine();
        return data("csv").open(path, new DataFormat.Csv(delimiter, header));
    }

    /// A file that holds one JSON array: of objects, or of plain values.
    public static Feeder json(Object path) {
        return data("json").open(path, new DataFormat.Json());
    }

    /// A file of JSON lines: one object, or one plain value, a line.
    public static Feeder jsonl(Object path) {
        return data("jsonl").open(path, new DataFormat.JsonLines());
    }

    private static ScriptData data(String word) {
        if (!ScriptData.LOADING.isBound()) {
            throw new ScriptMistake("'" + word + "' belongs to the top level of the locustfile or into a static field,"
                    + " where it is read once for all users: feeder = " + word + "('…'), and feeder.next() in a task");
        }
        return ScriptData.LOADING.get();
    }

    private static char delimiter(Object value) {
        String text = String.valueOf(value);
        if (text.length() != 1 || "\"\r\n".contains(text)) {
            throw new ScriptMistake("delimiter is wanted as one character, such as ';' or '\\t', not '" + text + "'");
        }
        return text.charAt(0);
    }

    private static Header header(Object value) {
        return switch (value) {
            case Boolean inFirstLine when inFirstLine -> new Header.FirstLine();
            case Boolean _ -> new Header.None();
            case List<?> names
            when !names.isEmpty() ->
                new Header.Names(names.stream().map(String::valueOf).toList());
            case null, default ->
                throw new ScriptMistake(
                        "header is wanted as true, false or a list of the columns' names, not '" + value + "'");
        };
    }
}
