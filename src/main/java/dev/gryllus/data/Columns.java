package dev.gryllus.data;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// The names that a row's values go by, in the order of the file. Shared by all rows of a CSV file.
final class Columns {
    private final String file;
    private final List<String> names;
    private final Map<String, Integer> indexes = new HashMap<>();

    /// @param file what messages call it
    /// @param names without duplicates
    Columns(String file, List<String> names) {
        this.file = file;
        this.names = List.copyOf(names);
        for (int i = 0; i < names.size(); i++) {
            indexes.put(names.get(i), i);
        }
    }

    List<String> names() {
        return names;
    }

    OptionalInt find(String name) {
        Integer index = indexes.get(name);
        return index == null ? OptionalInt.empty() : OptionalInt.of(index);
    }

    /// @param column a name, or a number from 0
    int indexOf(Object column) {
        if (column instanceof Integer number && number >= 0 && number < names.size()) {
            return number;
        }
        return find(String.valueOf(column))
                .orElseThrow(() -> new DataException("%s has no column '%s'. Known: %s"
                        .formatted(file, column, names.isEmpty() ? "none" : String.join(", ", names))));
    }
}
