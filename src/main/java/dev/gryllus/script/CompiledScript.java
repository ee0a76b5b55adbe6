package dev.gryllus.script;

import dev.gryllus.cache.CacheKey;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What one file was compiled to, before any of it is loaded.
///
/// @param mainClass the name of the first class of the file; that of its top level, if it has one
/// @param classes everything that was compiled, helpers included; those of the file first, in its order
/// @param helpers those that took part, by their class names
/// @param missing the class names that no helper has, though one could: a file that appears changes the meaning
record CompiledScript(String mainClass, List<CompiledClass> classes, Map<String, Helper> helpers, Set<String> missing) {
    CompiledScript {
        classes = List.copyOf(classes);
        helpers = Map.copyOf(helpers);
        missing = Set.copyOf(missing);
    }

    /// @param hash of its text
    record Helper(Path file, String hash) {
        static Helper of(Path file, String text) {
            return new Helper(file, new CacheKey().with(text).text());
        }
    }

    /// Not to be changed by anybody, the bytes included.
    record CompiledClass(String name, byte[] bytes) {}
}
