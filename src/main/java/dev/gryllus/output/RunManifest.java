package dev.gryllus.output;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a run was made of, so that its figures can be told from those of another run later.
///
/// @param version of Gryllus
/// @param options the effective options by their long names, without secrets: this is written to files
public record RunManifest(String version, SortedMap<String, String> options, List<Script> scripts, Machine machine) {
    public RunManifest {
        options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
        scripts = List.copyOf(scripts);
    }

    /// @param sha256 of the file's bytes, in lower-case hexadecimal
    public record Script(String path, String sha256) {}
}
