package dev.gryllus.health;

import java.util.ArrayList;
import java.util.List;

/// The samples of a run in their order. A long run is kept in larger spans, so that memory stays bounded: when there
/// are too many, each two become one. For one thread at a time.
final class History {
    /// As many as a chart has room for; each holds two distributions.
    static final int MOST = 1_000;

    private final int most;
    private final List<Sample> samples = new ArrayList<>();
    private int together = 1; // so many make a span
    private int inLast;

    History() {
        this(MOST);
    }

    /// @param most an even number
    History(int most) {
        this.most = most;
    }

    void add(Sample sample) {
        if (samples.isEmpty() || inLast == together) {
            if (samples.size() == most) {
                halve();
            }
            samples.add(sample);
            inLast = 1;
        } else {
            samples.set(samples.size() - 1, samples.getLast().plus(sample));
            inLast++;
        }
    }

    List<Sample> samples() {
        return List.copyOf(samples);
    }

    private void halve() {
        for (int i = 0; i < most / 2; i++) {
            samples.set(i, samples.get(2 * i).plus(samples.get(2 * i + 1)));
        }
        samples.subList(most / 2, most).clear();
        together *= 2;
    }
}
