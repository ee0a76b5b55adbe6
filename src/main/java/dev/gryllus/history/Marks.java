package dev.gryllus.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// Collects the marks of a run from what is seen each second. Bounded: of too many the newest are left out, but the
/// stop. For one thread at a time.
final class Marks {
    static final int MOST = 200;

    /// A shape that asks for another number each second has one mark, where it begins to.
    private static final double STEADY_SECONDS = 5;

    private final List<Mark> all = new ArrayList<>();
    private OptionalInt target = OptionalInt.empty();
    private double targetSince = Double.NEGATIVE_INFINITY;
    private OptionalLong epoch = OptionalLong.empty();
    private boolean paused;

    void add(double t, Mark.Kind kind, String text) {
        if (all.size() < MOST || kind == Mark.Kind.STOP) {
            all.add(Mark.of(t, kind, text));
        }
    }

    void seeTarget(double t, OptionalInt wanted) {
        if (wanted.isEmpty() || wanted.equals(target)) {
            return;
        }
        if (target.isPresent() && t - targetSince >= STEADY_SECONDS) {
            add(t, Mark.Kind.TARGET, wanted.getAsInt() + " users");
        }
        target = wanted;
        targetSince = t;
    }

    void seeEpoch(double t, long now) {
        if (epoch.isPresent() && epoch.getAsLong() != now) {
            add(t, Mark.Kind.RESET, "reset");
        }
        epoch = OptionalLong.of(now);
    }

    void seePause(double t, boolean now) {
        if (now != paused) {
            add(t, now ? Mark.Kind.PAUSE : Mark.Kind.RESUME, now ? "pause" : "resume");
        }
        paused = now;
    }

    int size() {
        return all.size();
    }

    /// Those that were added when there were so many already.
    List<Mark> since(int size) {
        return List.copyOf(all.subList(size, all.size()));
    }

    /// In the order of time.
    List<Mark> all() {
        return all.stream().sorted(Comparator.comparingDouble(Mark::t)).toList();
    }
}
