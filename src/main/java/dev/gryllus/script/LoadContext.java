package dev.gryllus.script;

import dev.gryllus.data.DataFiles;
import dev.gryllus.event.Environment;
import dev.gryllus.stats.Clock;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// What scripts are loaded with, beside their files.
///
/// @param workingDirectory where helpers are looked for, beside each file's own folder
/// @param hostOverride replaces the host of every type, also where scripts read it
/// @param compilation of all files
/// @param dependencies gives scripts their libraries
/// @param dataFiles the same for each generation of a script, so that rows which both use are in memory once, and what
///     was handed out only once stays handed out
/// @param environment what scripts know by that name
/// @param overlay what some files are taken to hold, whatever is on disk
/// @param onRead told of each file that is read, also where loading fails later
public record LoadContext(
        Path workingDirectory,
        Optional<String> hostOverride,
        Compilation compilation,
        ScriptDependencies dependencies,
        DataFiles dataFiles,
        Environment environment,
        Map<Path, String> overlay,
        Consumer<LoadedScripts.Source> onRead) {

    /// For a plan that is only looked at.
    public static LoadContext of(
            Path workingDirectory,
            Optional<String> hostOverride,
            Compilation compilation,
            ScriptDependencies dependencies) {
        return new LoadContext(
                workingDirectory,
                hostOverride,
                compilation,
                dependencies,
                new DataFiles(),
                new Environment(Clock.system()),
                Map.of(),
                source -> {});
    }

    /// The same, compiled anew.
    static LoadContext of(Path workingDirectory, Optional<String> hostOverride, ScriptDependencies dependencies) {
        return of(workingDirectory, hostOverride, Compilation.anew(workingDirectory), dependencies);
    }
}
