package dev.gryllus.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// What one command line asks for, as far as it can be told before the script is read.
public sealed interface Invocation {

    /// Run a load test.
    record Run(Beginning beginning) implements Invocation {}

    /// Run one user in the foreground and tell what it does.
    record Debug(Beginning beginning, Watch watch) implements Invocation {}

    /// What is told of the user, and how it goes on: with `iterations` it ends after so many tasks, at least 1; without
    /// `waiting` its pauses are left out.
    record Watch(boolean phases, boolean headers, boolean bodies, boolean waiting, OptionalLong iterations) {}

    /// Serve the built-in demo shop on `port` (0 to 65535, where 0 is any free port) and, unless `serveOnly`, run a
    /// load test against it. Without a locustfile it is the demo's own.
    record Demo(Beginning beginning, int port, boolean serveOnly) implements Invocation {}

    /// Make these files of a run that was saved, and compare it with an older one.
    record Report(
            Path savedRun,
            Optional<Path> html,
            Optional<Path> markdown,
            Optional<Path> junit,
            Optional<Options.Baseline> baseline)
            implements Invocation {}

    /// Tell a program that runs at `url` to do something.
    record Control(String url, Order order) implements Invocation {}

    /// What it is to do.
    sealed interface Order {
        record Status() implements Order {}

        /// @param number wanted
        /// @param spawnRate users started or ended per second; as before if it is empty
        record Users(int number, OptionalDouble spawnRate) implements Order {}

        /// @param counts of each class
        /// @param spawnRate as that of [Users]
        record UsersOfClasses(ClassCounts counts, OptionalDouble spawnRate) implements Order {}

        record Pause() implements Order {}

        record Resume() implements Order {}

        record Stop() implements Order {}

        record Reset() implements Order {}

        record Reload() implements Order {}
    }

    /// Print what `--web-users` takes in place of a password.
    record HashPassword() implements Invocation {}

    /// Print the help, with the options of these scripts if they can be read. `named` tells whether the operator
    /// named them.
    record Help(List<String> locustfiles, List<String> dependencies, boolean named) implements Invocation {}

    /// Print `text` to standard output and leave with exit code 0. The text does not end in a line break.
    record Information(String text) implements Invocation {}

    /// What must be known to read the scripts, which may declare options of their own.
    ///
    /// @param locustfiles scripts and directories in the operator's order; only the demo may have none
    /// @param dependencies libraries for the scripts, as `group:artifact:version`
    /// @param debugPort where a debugger is to attach, which was for the launcher to open
    /// @param listing whether something is listed in place of a run
    /// @param headless whether there is no web interface
    record Beginning(
            List<String> locustfiles,
            List<String> dependencies,
            Optional<String> host,
            Options.Logging logging,
            OptionalInt debugPort,
            boolean listing,
            boolean headless) {
        public Beginning {
            locustfiles = List.copyOf(locustfiles);
            dependencies = List.copyOf(dependencies);
        }
    }
}
