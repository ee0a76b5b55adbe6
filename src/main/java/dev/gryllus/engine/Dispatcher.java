package dev.gryllus.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Who runs where. All users of a plan stand in one fixed order: first those of fixed types, interleaved by their
/// counts, then an endless weighted cycle of the others. So many users are simply so many first ones of that order,
/// dealt to the workers in turn. That makes the answer a function of the number alone, and spreading monotone: one
/// more user never takes one of another type, or of another worker, away.
///
/// Confined to the runner's thread: the order is worked out as far as it was asked for, and kept.
final class Dispatcher {
    private final int workers;
    private final int fixedUsers;
    private final Map<String, Integer> fixedLeft = new TreeMap<>();
    private final WeightedCycle fixed;
    private final WeightedCycle weighted;
    private final List<String> order = new ArrayList<>();

    /// @param workers how many share the users, at least 1
    Dispatcher(TestPlan plan, int workers) {
        if (workers < 1) {
            throw new IllegalArgumentException("no worker to run users on");
        }
        this.workers = workers;
        this.fixedUsers = plan.fixedUsers();
        Map<String, Double> weights = new TreeMap<>();
        for (UserType type : plan.userTypes()) {
            switch (type.share()) {
                case Share.Fixed(int count) -> fixedLeft.put(type.name(), count);
                case Share.Weight(double value) -> weights.put(type.name(), value);
            }
        }
        this.fixed = new WeightedCycle(fixedLeft);
        this.weighted = new WeightedCycle(weights);
    }

    /// Users per type for each worker, when so many users are wanted; fewer where only fixed types exist.
    List<SortedMap<String, Integer>> dispatch(int users) {
        int available = weighted.isEmpty() ? Math.min(users, fixedUsers) : users;
        while (order.size() < available) {
            order.add(order.size() < fixedUsers ? nextFixed() : weighted.get());
        }
        List<SortedMap<String, Integer>> result = new ArrayList<>();
        for (int worker = 0; worker < workers; worker++) {
            result.add(new TreeMap<>());
        }
        for (int i = 0; i < available; i++) {
            result.get(i % workers).merge(order.get(i), 1, Integer::sum);
        }
        return result;
    }

    /// The cycle goes on for ever; a type that has all its users is passed over.
    private String nextFixed() {
        while (true) {
            String name = fixed.get();
            int left = fixedLeft.merge(name, -1, Integer::sum);
            if (left >= 0) {
                return name;
            }
        }
    }
}
