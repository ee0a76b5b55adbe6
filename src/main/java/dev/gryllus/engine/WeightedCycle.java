package dev.gryllus.engine;

import java.util.Comparator;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Supplier;

/// An endless sequence of names in which each comes as often as its weight says, as evenly spread as can be.
///
/// Locust's rule (`locust.dispatch._kl_generator`): a name of weight w that has come k times has x = w + k and
/// priority w·log2(x / (x + 1)); the smallest comes next, which keeps the Kullback–Leibler divergence from the
/// wanted shares minimal. Ties go to the smaller x, then the smaller weight, then the name.
final class WeightedCycle implements Supplier<String> {
    private record Candidate(String name, double weight, double x) {
        private static final Comparator<Candidate> ORDER = Comparator.comparingDouble(Candidate::priority)
                .thenComparingDouble(Candidate::x)
                .thenComparingDouble(Candidate::weight)
                .thenComparing(Candidate::name);

        double priority() {
            return weight * Math.log(x / (x + 1)) / Math.log(2);
        }
    }

    private final PriorityQueue<Candidate> candidates = new PriorityQueue<>(Candidate.ORDER);

    /// @param weights name → weight; those not above zero never come
    WeightedCycle(Map<String, ? extends Number> weights) {
        weights.forEach((name, weight) -> {
            if (weight.doubleValue() > 0) {
                candidates.add(new Candidate(name, weight.doubleValue(), weight.doubleValue()));
            }
        });
    }

    boolean isEmpty() {
        return candidates.isEmpty();
    }

    @Override
    public String get() {
        Candidate next = candidates.remove();
        candidates.add(new Candidate(next.name, next.weight, next.x + 1));
        return next.name;
    }
}
