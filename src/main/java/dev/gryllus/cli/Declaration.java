package dev.gryllus.cli;

import java.util.Optional;

/// One option, whoever brought it: the program ([Setting]), the script ([CustomOption]), or Locust, where we know the
/// option and have nothing behind it ([MissingOption]).
sealed interface Declaration permits Setting, CustomOption, MissingOption {

    /// How many words follow the option's name.
    enum Kind {
        /// None: there or not there.
        FLAG,
        /// Exactly one.
        VALUE,
        /// All that follow, up to the next option.
        WORDS,
        /// It has no name: the words that no option takes.
        POSITIONAL
    }

    /// The name in a configuration file: `run-time`.
    String key();

    Kind kind();

    HelpGroup group();

    /// What stands for the value in the help text; empty for a flag.
    String placeholder();

    /// The one-letter name on the command line: `-t`.
    Optional<String> shortOption();

    /// The name in the environment, unless the environment has no say.
    Optional<String> variable();

    boolean allowedInFiles();

    /// The long name on the command line: `--run-time`.
    default String option() {
        return "--" + key();
    }

    /// How error messages speak of the option: `argument -t/--run-time: must …`.
    default String complaint(String reason) {
        return "argument " + shortOption().map(letter -> letter + "/").orElse("") + option() + ": " + reason;
    }
}
