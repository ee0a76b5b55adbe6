package dev.gryllus.engine;

import java.util.Locale;

/// Numbers in lines of the log, which are the same everywhere.
final class LogText {
    private LogText() {}

    /// As [String#format], without a locale: for any, `Locale.ROOT` included, Java looks up how it writes digits, which
    /// costs 25 ms when it is first done, and users are waiting.
    static String of(String format, Object... values) {
        return String.format((Locale) null, format, values);
    }
}
