package dev.gryllus.script;

import dev.gryllus.event.LateMetaClass;
import java.util.LinkedHashMap;
import java.util.Map;

/// `environment.parsed_options`: the options of the run as properties, `parsed_options.num_users`, and those that the
/// script declared. Scripts may change them, as in Locust.
///
/// To be read by many threads; scripts that write do so before the test starts. What they write outlives a reload.
public final class ParsedOptions extends LateMetaClass {
    private final Map<String, Object> values;
    private final Map<String, Object> written = new LinkedHashMap<>(); // by scripts

    /// @param values by the names that scripts use; null where an option has no value
    public ParsedOptions(Map<String, Object> values) {
        this.values = new LinkedHashMap<>(values);
    }

    /// The same, with what scripts have written into those of an older generation.
    public ParsedOptions after(ParsedOptions older) {
        ParsedOptions next = new ParsedOptions(values);
        older.written.forEach(next::setProperty);
        return next;
    }

    @Override
    public Object getProperty(String name) {
        if (!values.containsKey(name)) {
            throw ScriptMistake.unknownWord("parsed_options", name, values.keySet());
        }
        return values.get(name);
    }

    @Override
    public void setProperty(String name, Object value) {
        values.put(name, value);
        written.put(name, value);
    }

    /// All of them, as Python's `vars(parsed_options)`.
    public Map<String, Object> vars() {
        return new LinkedHashMap<>(values);
    }

    @Override
    public String toString() {
        return "parsed_options";
    }
}
