package dev.gryllus.script;

import dev.gryllus.cache.CacheKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// What one file was compiled to, before any of it is loaded.
///
/// @param mainClass the name of the first class of the file; that of its top level, if it has one
/// @param classes everything that was compiled, helpers included; those of the file first, in its order
/// @param helpers those that took part, by their class names
/// @param missing the class names that no helper has, though one could: a file that appears changes the meaning
/// @param warnings what the compiler has to say each time the script is loaded
record CompiledScript(
        String mainClass,
        List<CompiledClass> classes,
        Map<String, Helper> helpers,
        Set<String> missing,
        List<String> warnings) {
    CompiledScript {
        classes = List.copyOf(classes);
        helpers = Map.copyOf(helpers);
        missing = Set.copyOf(missing);
        warnings = List.copyOf(warnings);
    }

    /// Whether any class has this word as a name or a text: what the script says, not what it will do.
    boolean says(String word) {
        byte[] wanted = word.getBytes(StandardCharsets.UTF_8);
        return classes.stream().anyMatch(compiled -> compiled.contains(wanted));
    }

    /// @param hash of its text
    record Helper(Path file, String hash) {
        static Helper of(Path file, String text) {
            return new Helper(file, new CacheKey().with(text).text());
        }
    }

    /// Not to be changed by anybody, the bytes included.
    record CompiledClass(String name, byte[] bytes) {
        /// Class files keep names and texts as they are, as long as they are ASCII.
        private boolean contains(byte[] wanted) {
            return IntStream.rangeClosed(0, bytes.length - wanted.length)
                    .anyMatch(at -> Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length));
        }
    }
}
