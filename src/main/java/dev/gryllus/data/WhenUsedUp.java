package dev.gryllus.data;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What happens to who asks for a row when each was handed out once.
public enum WhenUsedUp {
    /// The user that asked ends.
    STOP_USER,
    /// The test ends.
    STOP_TEST,
    /// It is an exception of the script like any other.
    FAIL;

    /// As scripts write it: `stop_user`.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static WhenUsedUp named(Object word) {
        List<String> words =
                Arrays.stream(values()).map(value -> "'" + value.word() + "'").toList();
        return Arrays.stream(values())
                .filter(value -> value.word().equals(String.valueOf(word)))
                .findFirst()
                .orElseThrow(() -> new DataException(
                        "unique(end: …) is wanted as one of " + String.join(", ", words) + ", not '" + word + "'"));
    }
}
