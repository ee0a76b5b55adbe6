package dev.gryllus.script;

import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Recognizes a locustfile of Locust, for whoever saved one under another name: its syntax errors would help nobody.
final class PythonText {
    /// What no Groovy script has.
    private static final Pattern SIGN = Pattern.compile("^from [\\w.]+ import |^import locust\\b"
            + "|^\\s*(?:async )?def \\w+\\((?:self\\b)?.*\\)\\s*(?:->.*)?:\\s*(?:#.*)?$"
            + "|^\\s*class \\w+(?:\\(.*\\))?:\\s*(?:#.*)?$");

    private PythonText() {}

    /// The first line, from 1, that is Python; empty if there is none.
    static OptionalInt firstLine(List<String> lines) {
        return IntStream.range(0, lines.size())
                .filter(i -> SIGN.matcher(lines.get(i)).find())
                .map(i -> i + 1)
                .findFirst();
    }
}
