package dev.gryllus.script;

import dev.gryllus.dependencies.LibraryLoaders;
import java.util.List;

/// What the libraries of scripts need beside the scripts.
///
/// @param coordinates of libraries for each locustfile, as the operator's options name them
public record ScriptDependencies(List<String> coordinates, LibraryLoaders loaders) {
    public ScriptDependencies {
        coordinates = List.copyOf(coordinates);
    }

    /// Only what scripts ask for themselves, found with the settings of this user.
    static ScriptDependencies ofScriptsOnly() {
        return new ScriptDependencies(List.of(), LibraryLoaders.ofThisUser());
    }
}
