package dev.gryllus.script;

import dev.gryllus.engine.TestPlan;
import java.nio.file.Path;
import java.util.List;

/// What loading gave.
///
/// @param sources every file that took part, helpers included
public record LoadedScripts(TestPlan plan, List<Source> sources) {
    /// @param sha256 of the file's bytes, in lower-case hexadecimal
    public record Source(Path file, String sha256) {}
}
