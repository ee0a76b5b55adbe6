package dev.gryllus.event;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/// Copies what a script hands over into what JSON has: texts, numbers, truth values, lists, and maps by texts. Anything
/// else becomes its text. So nobody else meets objects of the script, which may change, throw, or hold on to its
/// classes.
final class PlainValues {
    private static final int DEEPEST = 20;

    private PlainValues() {}

    /// @param value not null
    /// @throws IllegalArgumentException if it is too deep, such as one that holds itself
    static Object of(Object value) {
        return of(value, 0);
    }

    private static Object of(Object value, int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("lists and maps are more than " + DEEPEST + " deep");
        }
        return switch (value) {
            case null -> null;
            case Boolean truth -> truth;
            case Number number -> number(number);
            case Map<?, ?> map -> map(map, depth + 1);
            case Iterable<?> many -> list(many, depth + 1);
            case Object[] array -> list(Arrays.asList(array), depth + 1);
            default -> value.toString();
        };
    }

    private static Number number(Number number) {
        return switch (number) {
            case Byte _, Short _, Integer _, Long _, Float _, Double _ -> number;
            case BigDecimal _, BigInteger _ -> number;
            case AtomicInteger _, AtomicLong _, LongAdder _ -> number.longValue();
            default -> number.doubleValue();
        };
    }

    private static Map<String, Object> map(Map<?, ?> map, int depth) {
        Map<String, Object> plain = new LinkedHashMap<>();
        map.forEach((name, value) -> plain.put(String.valueOf(name), of(value, depth)));
        return Collections.unmodifiableMap(plain);
    }

    private static List<Object> list(Iterable<?> many, int depth) {
        List<Object> plain = new ArrayList<>();
        many.forEach(value -> plain.add(of(value, depth)));
        return Collections.unmodifiableList(plain);
    }
}
