package dev.gryllus.web;

import java.util.Optional;
import java.util.function.Consumer;

/// The past of a test and its present, second by second, as JSON that somebody else makes. Safe for any number of
/// threads.
public interface Feed {
    /// Everything until now but for the single request names, as one JSON document; empty before the first run.
    Optional<String> history();

    /// A part of the same, under the same names; empty before the first run.
    Optional<String> part(Part part);

    enum Part {
        /// The figures over time, and what was done to the run: with each second told from then on, that is all of it.
        SERIES,
        LATENCY,
        GENERATOR
    }

    /// What is kept of one request name; empty if there is none.
    Optional<String> entry(String method, String name);

    /// Tells of each second from now on. The consumer returns at once.
    ///
    /// @param onPoint gets the JSON of one second, on one line
    void subscribe(Consumer<String> onPoint);

    /// Where nobody keeps a history: no past, no points.
    static Feed none() {
        return new Feed() {
            @Override
            public Optional<String> history() {
                return Optional.empty();
            }

            @Override
            public Optional<String> part(Part part) {
                return Optional.empty();
            }

            @Override
            public Optional<String> entry(String method, String name) {
                return Optional.empty();
            }

            @Override
            public void subscribe(Consumer<String> onPoint) {
                // nothing ever happens
            }
        };
    }
}
