package dev.gryllus.engine;

import java.time.Duration;

/// What the load shapes of the engine ask of their numbers. Messages name the number as scripts do.
final class ShapeChecks {
    private ShapeChecks() {}

    static void atLeast(int least, int value, String what) {
        if (value < least) {
            throw new IllegalArgumentException(what + " must be " + least + " or more, not " + value);
        }
    }

    static void rate(double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("spawn_rate must be > 0, not " + value);
        }
    }

    static void positive(Duration value, String what) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException(what + " must be more than 0 seconds");
        }
    }

    static void notNegative(Duration value, String what) {
        if (value.isNegative()) {
            throw new IllegalArgumentException(what + " must be 0 seconds or more");
        }
    }
}
