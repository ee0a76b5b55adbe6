package dev.gryllus.wire;

import java.util.Arrays;
import java.util.List;

/// The value of a header that may be a list (RFC 9110 5.6.1). Nearly always it has one element, and then costs no more.
final class ListedValues {
    private ListedValues() {}

    /// Without the blanks around them; an element may be empty.
    static List<String> of(String value) {
        return value.indexOf(',') < 0
                ? List.of(value.strip())
                : Arrays.stream(value.split(",", -1)).map(String::strip).toList();
    }
}
