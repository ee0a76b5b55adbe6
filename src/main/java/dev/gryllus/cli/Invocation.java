package dev.gryllus.cli;

/// What one command line asks for.
public sealed interface Invocation {

    /// Run a load test.
    record Run(Options options) implements Invocation {}

    /// Serve the built-in demo shop on `port` (0 to 65535, where 0 is any free port) and, unless `serveOnly`, run a
    /// load test against it. Without a locustfile in `options` it is the demo's own.
    record Demo(Options options, int port, boolean serveOnly) implements Invocation {}

    /// Print `text` to standard output and leave with exit code 0. The text does not end in a line break.
    record Information(String text) implements Invocation {}
}
