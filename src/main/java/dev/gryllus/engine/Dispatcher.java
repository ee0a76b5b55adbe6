package dev.gryllus.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Who runs where. All users stand in one line, in the order of [UserSequence]. So many users are simply so many first
/// ones of that line, dealt to the workers in turn. That makes spreading monotone: one more user never takes one of
/// another type, or of another worker, away. And it makes the answer a function of the number alone, as long as
/// nobody restricts the types.
///
/// A restriction begins a new stretch of the line: the users who run stay where they stand, and behind them come only
/// those of the allowed types. Users leave from the end of the line, whatever their type; where that goes back beyond
/// the beginning of the stretch, the stretch begins anew at that point.
///
/// | asked for        | A: 1, B: 1, C: 1   | line             |
/// |------------------|--------------------|------------------|
/// | 3                | all                | `A B C`          |
/// | 5, only B        | adds two B         | `A B C B B`      |
/// | 2, only B        | takes three away   | `A B`            |
/// | 4, only B        | adds two B         | `A B B B`        |
/// | 6                | all again          | `A B B B A B`    |
///
/// Confined to the runner's thread: the line is worked out as far as it was asked for, and kept. A step costs as
/// much as it moves users; where an exchange or the beginning of a stretch is stepped over, as much as users stand.
final class Dispatcher {
    private final int workers;
    private final Map<String, Integer> fixedCounts = new TreeMap<>();
    private final Map<String, Double> weights = new TreeMap<>();
    private final List<String> line = new ArrayList<>();
    private Set<String> onlyTypes = Set.of();
    private UserSequence sequence;
    private int stretchStart;
    private int standing;
    private final List<SortedMap<String, Integer>> parts = new ArrayList<>(); // of those who stand, for each worker
    private final Map<String, Integer> pools = new TreeMap<>();

    /// @param workers how many share the users, at least 1
    Dispatcher(TestPlan plan, int workers) {
        if (workers < 1) {
            throw new IllegalArgumentException("no worker to run users on");
        }
        this.workers = workers;
        for (int worker = 0; worker < workers; worker++) {
            parts.add(new TreeMap<>());
        }
        for (UserType type : plan.userTypes()) {
            switch (type.share()) {
                case Share.Fixed(int count) -> fixedCounts.put(type.name(), count);
                case Share.Weight(double value) -> weights.put(type.name(), value);
                case Share.Arrivals(var rate, int maxUsers) -> pools.put(type.name(), maxUsers);
            }
        }
        beginStretch(0);
    }

    /// From now on only users of these types are added; of all types if there is none.
    void restrictTo(Set<String> types) {
        if (!types.equals(onlyTypes)) {
            onlyTypes = types;
            beginStretch(standing);
        }
    }

    /// Users per type for each worker, when so many users are wanted; fewer where only fixed types may be added.
    List<SortedMap<String, Integer>> dispatch(int users) {
        shrinkTo(users);
        if (users < stretchStart) {
            beginStretch(users);
        }
        while (line.size() < users && sequence.hasNext()) {
            line.add(sequence.next());
        }
        growTo(Math.min(users, line.size()));
        return dealt();
    }

    /// The same for users who stand like this, whatever the plan says.
    List<SortedMap<String, Integer>> dispatch(List<String> others) {
        parts.forEach(SortedMap::clear);
        standing = 0;
        line.clear();
        line.addAll(others);
        beginStretch(line.size());
        growTo(line.size());
        return dealt();
    }

    /// The types of those who stand now.
    List<String> standing() {
        return List.copyOf(line.subList(0, standing));
    }

    /// To be called before the line loses those who no longer stand.
    private void shrinkTo(int users) {
        while (standing > users) {
            standing--;
            parts.get(standing % workers)
                    .computeIfPresent(line.get(standing), (type, count) -> count == 1 ? null : count - 1);
        }
    }

    private void growTo(int users) {
        while (standing < users) {
            parts.get(standing % workers).merge(line.get(standing), 1, Integer::sum);
            standing++;
        }
    }

    private List<SortedMap<String, Integer>> dealt() {
        List<SortedMap<String, Integer>> result = new ArrayList<>();
        parts.forEach(part -> result.add(new TreeMap<>(part)));
        return result;
    }

    /// How many users the pool of each open type may have, for each worker. They stand outside of the line.
    List<SortedMap<String, Integer>> pools() {
        List<SortedMap<String, Integer>> result = new ArrayList<>();
        for (int worker = 0; worker < workers; worker++) {
            SortedMap<String, Integer> part = new TreeMap<>();
            int first = worker;
            pools.forEach((type, all) -> part.put(type, all / workers + (first < all % workers ? 1 : 0)));
            part.values().removeIf(users -> users == 0);
            result.add(part);
        }
        return result;
    }

    private void beginStretch(int start) {
        line.subList(start, line.size()).clear();
        stretchStart = start;
        Map<String, Integer> missing = allowed(fixedCounts);
        line.forEach(type -> missing.computeIfPresent(type, (name, count) -> Math.max(0, count - 1)));
        sequence = new UserSequence(missing, allowed(weights));
    }

    private <V> Map<String, V> allowed(Map<String, V> byType) {
        Map<String, V> result = new TreeMap<>(byType);
        if (!onlyTypes.isEmpty()) {
            result.keySet().retainAll(onlyTypes);
        }
        return result;
    }
}
