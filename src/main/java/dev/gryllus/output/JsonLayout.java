package dev.gryllus.output;

import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;

/// How Python lays JSON out, and so Locust does: a blank behind the colon, empty brackets closed at once.
public final class JsonLayout {
    private JsonLayout() {}

    /// As `json.dumps(…, indent=n)`.
    ///
    /// @param blanks of each further level
    public static DefaultPrettyPrinter indented(int blanks) {
        DefaultIndenter indenter = new DefaultIndenter(" ".repeat(blanks), "\n");
        return new DefaultPrettyPrinter(Separators.createDefaultInstance()
                        .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                        .withObjectEmptySeparator("")
                        .withArrayEmptySeparator(""))
                .withObjectIndenter(indenter)
                .withArrayIndenter(indenter);
    }
}
