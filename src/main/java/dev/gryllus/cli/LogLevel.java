package dev.gryllus.cli;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;

/// How grave a log line has to be to be written.
public enum LogLevel {
    DEBUG,
    INFO,
    WARNING,
    ERROR,
    CRITICAL;

    /// The level called `name`, in any case.
    ///
    /// @throws IllegalArgumentException naming the levels there are
    static LogLevel named(String name) {
        return Arrays.stream(values())
                .filter(level -> level.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("invalid choice: '" + name + "' (choose from "
                        + Arrays.stream(values())
                                .map(level -> "'" + level + "'")
                                .collect(joining(", ")) + ")"));
    }
}
