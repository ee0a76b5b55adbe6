package dev.gryllus.engine;

import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;

/// In which order users are added: first those that fixed types lack, interleaved by how many they lack, then an
/// endless weighted cycle of the others.
final class UserSequence implements Iterator<String> {
    private final Map<String, Integer> missing;
    private final WeightedCycle fixed;
    private final WeightedCycle weighted;
    private int missingInAll;

    /// @param missing fixed type → how many it lacks
    /// @param weights type → weight
    UserSequence(Map<String, Integer> missing, Map<String, Double> weights) {
        this.missing = new TreeMap<>(missing);
        this.missingInAll =
                missing.values().stream().mapToInt(Integer::intValue).sum();
        this.fixed = new WeightedCycle(missing);
        this.weighted = new WeightedCycle(weights);
    }

    /// False where only fixed types are left, and they have all they want.
    @Override
    public boolean hasNext() {
        return missingInAll > 0 || !weighted.isEmpty();
    }

    @Override
    public String next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return missingInAll > 0 ? nextFixed() : weighted.get();
    }

    /// The cycle goes on for ever; a type that has all its users is passed over.
    private String nextFixed() {
        while (true) {
            String name = fixed.get();
            int left = missing.merge(name, -1, Integer::sum);
            if (left >= 0) {
                missingInAll--;
                return name;
            }
        }
    }
}
