package dev.gryllus.cli;

import java.util.function.Function;
import java.util.regex.Pattern;

/// How numbers are written. A wrong one is rejected by an [IllegalArgumentException] that names what is accepted.
final class Numbers {
    /// What [Double#parseDouble] takes, without blanks, words, `1f` and hexadecimal digits. BigDecimal would do, but
    /// its first use costs 15 ms of a start. Never tries a digit twice: forms of the page bring any text here.
    private static final Pattern DECIMAL = Pattern.compile("[+-]?+(\\d++(\\.\\d*+)?+|\\.\\d++)([eE][+-]?+\\d++)?+");

    private Numbers() {}

    /// Whole numbers from `least` to `most`.
    static Function<String, Integer> whole(int least, int most) {
        return text -> {
            int number = integer(
                    text,
                    "invalid int value: '" + text + "' (expected a whole number from " + least + " to " + most + ")");
            if (number < least || number > most) {
                throw new IllegalArgumentException("must be from " + least + " to " + most);
            }
            return number;
        };
    }

    private static int integer(String text, String rejection) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(rejection, notANumber);
        }
    }

    /// A finite number above 0.
    static double positive(String text) {
        double number = decimal(text);
        if (number <= 0) {
            throw new IllegalArgumentException("must be > 0");
        }
        return number;
    }

    private static double decimal(String text) {
        double number = DECIMAL.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
        if (Double.isFinite(number)) {
            return number;
        }
        throw new IllegalArgumentException(invalidDecimal(text));
    }

    private static String invalidDecimal(String text) {
        return "invalid float value: '" + text + "' (expected a number > 0)";
    }
}
