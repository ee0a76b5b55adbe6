package dev.gryllus.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How many users of each class the operator wants. Empty where only their number in all is said, or nothing.
public record ClassCounts(Map<String, Integer> byClass) {
    static final ClassCounts NONE = new ClassCounts(Map.of());

    public ClassCounts {
        byClass = Collections.unmodifiableMap(new TreeMap<>(byClass));
    }

    /// @param texts such as `Shopper=10`; what is in front of the last `=` is the name. An empty one says nothing
    /// @throws IllegalArgumentException if one is not written so, names a class again, or they are too many in all
    static ClassCounts read(List<String> texts) {
        Map<String, Integer> counts = new TreeMap<>();
        for (String text : texts) {
            if (!text.isBlank()) {
                put(text, counts);
            }
        }
        if (counts.values().stream().mapToLong(Integer::longValue).sum() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("too many users in all");
        }
        return new ClassCounts(counts);
    }

    private static void put(String text, Map<String, Integer> counts) {
        int end = text.lastIndexOf('=');
        String name = text.substring(0, Math.max(0, end)).strip();
        if (name.isEmpty()) {
            throw new IllegalArgumentException("expected a class and how many users, such as Shopper=10; got " + text);
        }
        String users = text.substring(end + 1).strip();
        if (counts.put(name, Numbers.whole(0, Integer.MAX_VALUE).apply(users)) != null) {
            throw new IllegalArgumentException(name + " is named twice");
        }
    }

    /// As [#read] takes them.
    public List<String> texts() {
        List<String> texts = new ArrayList<>();
        byClass.forEach((name, users) -> texts.add(name + "=" + users));
        return texts;
    }

    public boolean isGiven() {
        return !byClass.isEmpty();
    }

    int total() {
        return byClass.values().stream().mapToInt(Integer::intValue).sum();
    }

    /// These, and as many as before of the classes that they do not name.
    public ClassCounts over(Map<String, Integer> before) {
        Map<String, Integer> all = new TreeMap<>(before);
        all.putAll(byClass);
        return new ClassCounts(all);
    }
}
