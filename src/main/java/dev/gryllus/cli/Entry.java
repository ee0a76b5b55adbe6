package dev.gryllus.cli;

/// One setting as a configuration file has it; whether there is such a `key` is not yet known.
record Entry(String key, Value value) {

    /// What opens a complaint about a line.
    static String origin(String fileName, int line) {
        return fileName + ":" + line + ": ";
    }
}
