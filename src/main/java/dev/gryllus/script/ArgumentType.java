package dev.gryllus.script;

import groovy.lang.Closure;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.function.Function;

/// What `type:` of an argument may be, and how it reads a text.
final class ArgumentType {
    private ArgumentType() {}

    /// @param wanted a class such as `int`, or a closure that turns a text into a value
    static Function<String, Object> of(Object wanted) {
        return switch (wanted) {
            case Closure<?> closure -> text -> called(closure, text);
            case Class<?> type when type == String.class -> text -> text;
            case Class<?> type when type == int.class || type == Integer.class -> number("int", Integer::valueOf);
            case Class<?> type when type == long.class || type == Long.class -> number("int", Long::valueOf);
            case Class<?> type when type == float.class || type == Float.class -> number("float", ArgumentType::real);
            case Class<?> type when type == double.class || type == Double.class -> number("float", ArgumentType::real);
            case Class<?> type when type == BigDecimal.class -> number("float", BigDecimal::new);
            case Class<?> type when type == boolean.class || type == Boolean.class -> ArgumentType::truth;
            default ->
                throw new ScriptMistake(
                        "type is wanted as int, long, double, boolean, BigDecimal, String or as a closure"
                                + " that turns a text into a value, not '" + wanted + "'");
        };
    }

    /// Without a `type:` the default tells: a number stays a number.
    static Function<String, Object> like(Object fallback) {
        return fallback instanceof Number || fallback instanceof Boolean ? of(fallback.getClass()) : text -> text;
    }

    private static Function<String, Object> number(String name, Function<String, Object> reading) {
        return text -> {
            try {
                return reading.apply(text);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("invalid " + name + " value: '" + text + "'", e);
            }
        };
    }

    private static Object real(String text) {
        return new BigDecimal(text).doubleValue();
    }

    private static Object truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on", "1" -> true;
            case "false", "no", "off", "0" -> false;
            default -> throw new IllegalArgumentException("invalid bool value: '" + text + "'");
        };
    }

    private static Object called(Closure<?> closure, String text) {
        try {
            return closure.call(text);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("invalid value: '" + text + "' (" + e.getMessage() + ")", e);
        }
    }
}
