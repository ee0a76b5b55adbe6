package dev.gryllus;

import dev.gryllus.data.DataFiles;
import dev.gryllus.event.Environment;
import dev.gryllus.script.Compilation;
import dev.gryllus.script.LoadContext;
import dev.gryllus.script.LoadedScripts;
import dev.gryllus.script.LocustfileLoader;
import dev.gryllus.script.ScriptDependencies;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Reads the scripts of a test, at its start and again each time they are edited. Libraries and data that did not
/// change are shared by what it has read.
///
/// @param files the locustfiles
/// @param host the one that wins over those of the scripts
record ScriptReader(
        List<Path> files,
        Path workingDirectory,
        Optional<String> host,
        Compilation compilation,
        ScriptDependencies dependencies,
        DataFiles dataFiles,
        Environment environment) {

    /// @param onRead told of each file that is read, whether or not all of them load
    /// @throws dev.gryllus.engine.PlanException if they cannot be loaded
    LoadedScripts read(Consumer<LoadedScripts.Source> onRead) {
        return read(Map.of(), onRead);
    }

    /// @param overlay what some files are taken to hold, whatever is on disk
    LoadedScripts read(Map<Path, String> overlay, Consumer<LoadedScripts.Source> onRead) {
        return LocustfileLoader.load(files, context(compilation, overlay, onRead));
    }

    /// Compiles them, and runs nothing.
    ///
    /// @throws dev.gryllus.engine.PlanException if they do not compile
    void check(Map<Path, String> overlay) {
        LocustfileLoader.check(files, context(Compilation.anew(workingDirectory), overlay, source -> {}));
    }

    private LoadContext context(Compilation by, Map<Path, String> overlay, Consumer<LoadedScripts.Source> onRead) {
        return new LoadContext(workingDirectory, host, by, dependencies, dataFiles, environment, overlay, onRead);
    }
}
