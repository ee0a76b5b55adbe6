package dev.gryllus.script;

import dev.gryllus.cache.CacheKey;
import dev.gryllus.cache.ContentCache;
import dev.gryllus.script.CompiledScript.Helper;
import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/// Compiles locustfiles, unless the same file was compiled before, among the same helpers and libraries, by the same
/// Gryllus.
///
/// Which helpers take part shows only while compiling. So the key of what is kept names the file alone; behind it
/// stand the helpers with the hash of each, and the names that no helper had.
public final class Compilation {
    private final Path workingDirectory;
    private final ContentCache kept;
    private final String engine;

    /// @param workingDirectory where helpers are looked for, beside each file's own folder
    /// @param engine tells this build of Gryllus from all others
    public Compilation(Path workingDirectory, ContentCache kept, String engine) {
        this.workingDirectory = workingDirectory;
        this.kept = kept;
        this.engine = engine;
    }

    /// Keeps nothing.
    public static Compilation anew(Path workingDirectory) {
        return new Compilation(workingDirectory, ContentCache.none(), "");
    }

    /// @param text what the file holds
    /// @param reader gives the text of a helper
    /// @param parent what the script's classes may use
    /// @throws org.codehaus.groovy.control.CompilationFailedException if it does not compile
    CompiledScript compiled(Path file, String text, Function<Path, String> reader, ClassLoader parent) {
        Helpers helpers = Helpers.of(file, workingDirectory);
        String key = key(file, text, parent);
        Optional<CompiledScript> known = kept.find(key)
                .flatMap(CompiledScriptFormat::script)
                .filter(script -> stillHolds(script, helpers, reader));
        if (known.isPresent()) {
            return known.get();
        }
        CompiledScript script = ScriptCompiler.compile(file, text, new HelperResolver(helpers, reader), parent);
        kept.keep(key, CompiledScriptFormat.bytes(script));
        return script;
    }

    private String key(Path file, String text, ClassLoader parent) {
        CacheKey key = new CacheKey()
                .with(CompiledScriptFormat.VERSION)
                .with(engine)
                .with(workingDirectory.toString())
                .with(file.toString())
                .with(text);
        if (parent instanceof URLClassLoader libraries) {
            for (URL jar : libraries.getURLs()) {
                key.with(jar.toString()).with(stamp(jar));
            }
        }
        return key.text();
    }

    private static String stamp(URL jar) {
        File file = new File(jar.getPath());
        return file.length() + " " + file.lastModified();
    }

    private static boolean stillHolds(CompiledScript script, Helpers helpers, Function<Path, String> reader) {
        return script.missing().stream().allMatch(name -> helpers.locate(name).isEmpty())
                && script.helpers().entrySet().stream()
                        .allMatch(known -> helpers.locate(known.getKey())
                                .map(file -> Helper.of(file, reader.apply(file)))
                                .filter(known.getValue()::equals)
                                .isPresent());
    }
}
