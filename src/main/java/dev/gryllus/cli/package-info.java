/// What the operator asked for: the command line, the environment and the configuration files, joined into one
/// value.
///
/// Read [CommandLineParser] first (the order of the sources), then [Setting] (the table of all options) and
/// [Options] (the result). Only `Main` uses this package, and passes what it finds here on as plain arguments.
/// Imports nothing of ours; commons-cli and tomlj live here and nowhere else.
package dev.gryllus.cli;
