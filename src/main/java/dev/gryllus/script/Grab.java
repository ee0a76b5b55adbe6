package dev.gryllus.script;

import java.nio.file.Path;

/// One thing that a script says about its libraries, and where it says it.
///
/// @param file the script
/// @param line from 1
record Grab(Path file, int line, Wish wish) {
    sealed interface Wish {}

    /// @param transitive whether what the library needs comes along
    record Library(String coordinate, boolean transitive) implements Wish {}

    /// @param library as `group:artifact`
    record Exclude(String library) implements Wish {}

    record Repository(String name, String url) implements Wish {}
}
