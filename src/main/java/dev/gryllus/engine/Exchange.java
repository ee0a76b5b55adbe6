package dev.gryllus.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// From one line of users to another, in steps: each starts one who is missing, in the place of one who is too many and
/// ends. Those who stand in both lines stay where they are. Immutable.
///
/// | from      | to        | after 1   | after 2   | after 3 |
/// |-----------|-----------|-----------|-----------|---------|
/// | `A B A B` | `A B B B` | `A B B B` |           |         |
/// | `A B`     | `A B B B` | `A B B`   | `A B B B` |         |
/// | `A A A B` | `B C`     | `A A C B` | `A C B`   | `C B`   |
final class Exchange {
    private final List<String> from;
    private final List<Integer> surplus; // places in it, the last first
    private final List<String> missing; // in the order of the line they come from

    Exchange(List<String> from, List<String> to) {
        this.from = List.copyOf(from);
        this.missing = without(from, to);
        this.surplus = surplus(from, to);
    }

    /// What is left of the line when those who stand in the other one are taken out.
    private static List<String> without(List<String> others, List<String> line) {
        Map<String, Integer> there = counts(others);
        List<String> left = new ArrayList<>();
        for (String type : line) {
            if (there.merge(type, -1, Integer::sum) < 0) {
                left.add(type);
            }
        }
        return left;
    }

    private static List<Integer> surplus(List<String> from, List<String> to) {
        Map<String, Integer> kept = counts(to);
        Deque<Integer> places = new ArrayDeque<>();
        for (int place = 0; place < from.size(); place++) {
            if (kept.merge(from.get(place), -1, Integer::sum) < 0) {
                places.push(place);
            }
        }
        return List.copyOf(places);
    }

    private static Map<String, Integer> counts(List<String> line) {
        Map<String, Integer> counts = new HashMap<>();
        line.forEach(type -> counts.merge(type, 1, Integer::sum));
        return counts;
    }

    int steps() {
        return Math.max(surplus.size(), missing.size());
    }

    /// @param steps from 0 to [#steps]
    List<String> after(int steps) {
        List<String> line = new ArrayList<>(from);
        Set<Integer> left = new HashSet<>();
        for (int step = 0; step < steps; step++) {
            if (step >= surplus.size()) {
                line.add(missing.get(step));
            } else if (step < missing.size()) {
                line.set(surplus.get(step), missing.get(step));
            } else {
                left.add(surplus.get(step));
            }
        }
        List<String> after = new ArrayList<>();
        for (int place = 0; place < line.size(); place++) {
            if (!left.contains(place)) {
                after.add(line.get(place));
            }
        }
        return after;
    }
}
