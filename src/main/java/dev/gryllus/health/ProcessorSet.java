package dev.gryllus.health;

import java.util.BitSet;
import java.util.Optional;

/// Processors by their numbers, as Linux writes them: `0-3,8`.
final class ProcessorSet {
    /// Far above what Linux can be built for: a mistaken number must not cost memory.
    private static final int MOST = 1 << 16;

    /// Every processor there is.
    static final ProcessorSet ALL = new ProcessorSet(Optional.empty());

    private final Optional<BitSet> numbers;

    private ProcessorSet(Optional<BitSet> numbers) {
        this.numbers = numbers;
    }

    /// @param list as in `Cpus_allowed_list` of `/proc/self/status`; what cannot be understood means all
    static ProcessorSet of(String list) {
        BitSet numbers = new BitSet();
        for (String range : list.strip().split(",")) {
            String[] ends = range.strip().split("-", 2);
            Optional<Integer> first = number(ends[0]);
            Optional<Integer> last = number(ends[ends.length - 1]);
            if (first.isEmpty() || last.isEmpty() || last.get() < first.get()) {
                return ALL;
            }
            numbers.set(first.get(), last.get() + 1);
        }
        return new ProcessorSet(Optional.of(numbers));
    }

    boolean contains(int number) {
        return numbers.map(set -> set.get(number)).orElse(true);
    }

    private static Optional<Integer> number(String digits) {
        return Figures.whole(digits).filter(number -> number < MOST).map(Long::intValue);
    }
}
