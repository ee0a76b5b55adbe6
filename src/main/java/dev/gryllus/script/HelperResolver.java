package dev.gryllus.script;

import dev.gryllus.script.CompiledScript.Helper;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.codehaus.groovy.control.ClassNodeResolver;
import org.codehaus.groovy.control.CompilationUnit;

/// Gives the compiler the helpers that a locustfile imports, and remembers what was asked for. A helper need not say
/// its package; its folder says it.
///
/// A helper joins the compilation of the file that asked for it, so its classes are that file's own.
final class HelperResolver extends ClassNodeResolver {
    private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+[\\w.]+");

    private final Helpers helpers;
    private final Function<Path, String> reader;
    private final Map<String, Helper> found = new HashMap<>();
    private final Set<String> missing = new HashSet<>();

    /// @param reader gives the text of a file
    HelperResolver(Helpers helpers, Function<Path, String> reader) {
        this.helpers = helpers;
        this.reader = reader;
    }

    /// The helpers that were asked for, by their class names.
    Map<String, Helper> found() {
        return found;
    }

    /// The names that were asked for in vain.
    Set<String> missing() {
        return missing;
    }

    @Override
    public LookupResult findClassNode(String name, CompilationUnit compilation) {
        LookupResult known = super.findClassNode(name, compilation);
        if (known != null || found.containsKey(name)) {
            return known;
        }
        Optional<Path> file = helpers.locate(name);
        if (file.isEmpty()) {
            missing.add(name);
        }
        return file.map(path -> added(name, path, compilation)).orElse(null);
    }

    private LookupResult added(String className, Path file, CompilationUnit compilation) {
        String text = reader.apply(file);
        found.put(className, Helper.of(file, text));
        return new LookupResult(compilation.addSource(file.toString(), withPackage(className, text)), null);
    }

    private static String withPackage(String className, String text) {
        String folder = className.substring(0, className.lastIndexOf('.'));
        // On the first line, so that the lines of error messages stay true.
        return PACKAGE.matcher(text).find() ? text : "package " + folder + "; " + text;
    }
}
