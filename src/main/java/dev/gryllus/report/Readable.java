package dev.gryllus.report;

import java.math.BigDecimal;
import java.util.Locale;

/// Numbers for people, as all summaries show them.
final class Readable {
    private Readable() {}

    static String whole(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /// Two decimals below ten, none above.
    static String number(BigDecimal number) {
        return String.format(Locale.ROOT, number.doubleValue() < 10 ? "%,.2f" : "%,.0f", number);
    }
}
