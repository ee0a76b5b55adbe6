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
    ///
    /// @param count 0 for a type that takes part with nobody, until the operator wants some
    record Fixed(int count) implements Share {
        public Fixed {
            if (count < 0) {
                throw new IllegalArgumentException("fixed_count must be 0 or more, not " + count);
            }
        }
    }

    /// An open workload: tasks start at a given rate, however long they take, on a pool of users that grows as needed.
    /// Such a type stands outside of the line of users that a target counts.
    ///
    /// @param maxUsers how many users the pool may have; a start that finds all of them busy is dropped
    record Arrivals(ArrivalRate rate, int maxUsers) implements Share {
        public Arrivals {
            if (maxUsers < 1) {
                throw new IllegalArgumentException("max_users must be 1 or more, not " + maxUsers);
            }
        }

        /// What a worker does of it whose pool may have so many of the users, from 1 to all.
        Arrivals partOf(int users) {
            return users == maxUsers ? this : new Arrivals(rate.scaledBy((double) users / maxUsers), users);
        }
    }
}
