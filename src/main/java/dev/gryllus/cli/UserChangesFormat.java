package dev.gryllus.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// How `--config-users` is written: JSON, or the name of a file that ends in `.json` and holds it. One object or an
/// array of them.
record UserChangesFormat(Path workingDirectory) {
    private static final String NAME = "user_class_name";

    /// @throws IllegalArgumentException if there is no such file, it is no JSON, or an object names no class
    List<UserChange> read(String text) {
        Object json = parsed(text.endsWith(".json") ? content(text) : text);
        return (json instanceof List<?> several ? several : List.of(json))
                .stream().map(UserChangesFormat::change).toList();
    }

    private String content(String name) {
        try {
            return Files.readString(workingDirectory.resolve(name));
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("there is no file '" + name + "'", e);
        } catch (IOException e) {
            throw new IllegalArgumentException("'" + name + "' cannot be read (" + e + ")", e);
        }
    }

    private static Object parsed(String json) {
        try {
            Object value = JsonMapper.shared().readValue(json, Object.class);
            if (value != null) {
                return value;
            }
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "must be valid JSON, or a file of it whose name ends in .json: " + e.getOriginalMessage(), e);
        }
        throw new IllegalArgumentException("must be a JSON object or an array of them");
    }

    private static UserChange change(Object json) {
        if (!(json instanceof Map<?, ?> object)) {
            throw new IllegalArgumentException("must be a JSON object or an array of them");
        }
        if (!(object.get(NAME) instanceof String userClass)) {
            throw new IllegalArgumentException("The user config must specify a " + NAME);
        }
        var attributes = new LinkedHashMap<String, Object>();
        object.forEach((key, value) -> attributes.put(key.toString(), value));
        attributes.remove(NAME);
        return new UserChange(userClass, attributes);
    }
}
