package dev.gryllus.cli;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// One object of `--config-users`.
///
/// @param attributes new values by name, as JSON has them: numbers, texts, booleans, lists, maps, null
public record UserChange(String userClass, Map<String, Object> attributes) {
    public UserChange {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }
}
