package dev.gryllus.output;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Comma-separated values as RFC 4180 and Python's `csv` write them: quotes only where needed, doubled inside,
/// CRLF.
final class Csv {
    private static final Pattern NEEDS_QUOTES = Pattern.compile("[,\"\r\n]");

    private Csv() {}

    static String line(List<?> fields) {
        return fields.stream().map(field -> quoted(field.toString())).collect(Collectors.joining(",", "", "\r\n"));
    }

    static String text(List<List<?>> rows) {
        return rows.stream().map(Csv::line).collect(Collectors.joining());
    }

    private static String quoted(String field) {
        return NEEDS_QUOTES.matcher(field).find() ? '"' + field.replace("\"", "\"\"") + '"' : field;
    }
}
