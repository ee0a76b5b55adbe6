package dev.gryllus.engine;

/// How a user type claims its part of the users.
public sealed interface Share {
    /// A part in proportion to the weights of the other types.
    ///
    /// @param value above zero for a type that is to run at all; zero removes it
    record Weight(double value) implements Share {
        public Weight {
            if (!(value >= 0) || Double.isInfinite(value)) {
                throw new IllegalArgumentException("weight must be 0 or more, not " + value);
            }
        }
    }

    /// Exactly so many, spawned before the weighted types.
    record Fixed(int count) implements Share {
        public Fixed {
            if (count < 1) {
                throw new IllegalArgumentException("fixed_count must be 1 or more, not " + count);
            }
        }
    }
}
