package dev.gryllus.script;

import dev.gryllus.dependencies.LibraryLoaders;
import dev.gryllus.engine.TestPlan;
import dev.gryllus.event.Events;
import java.nio.file.Path;
import java.util.List;

/// What loading gave.
///
/// @param sources every file that took part, helpers and data files included
/// @param libraries what scripts took from elsewhere; to be closed once nothing of the plan runs any longer
/// @param classes what was compiled
/// @param events the listeners of all files, which nobody tells before they are in force
public record LoadedScripts(
        TestPlan plan,
        List<Source> sources,
        List<LibraryLoaders.Lease> libraries,
        ScriptClasses classes,
        Events events) {
    /// @param sha256 of the file's bytes, in lower-case hexadecimal
    public record Source(Path file, String sha256) {}
}
