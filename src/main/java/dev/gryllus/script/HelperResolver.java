package dev.gryllus.script;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.codehaus.groovy.control.ClassNodeResolver;
import org.codehaus.groovy.control.CompilationUnit;

/// Finds the helpers that a locustfile imports: `common.auth` is `common/auth.groovy` below the folder of the
/// locustfile or the working directory. A helper need not say its package; its folder says it.
///
/// A helper joins the compilation of the file that asked for it, so its classes are that file's own.
final class HelperResolver extends ClassNodeResolver {
    private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+[\\w.]+");

    private final List<Path> roots;
    private final Function<Path, String> reader;
    private final Set<String> found = new HashSet<>();

    /// @param reader gives the text of a file
    HelperResolver(List<Path> roots, Function<Path, String> reader) {
        this.roots = roots;
        this.reader = reader;
    }

    @Override
    public LookupResult findClassNode(String name, CompilationUnit compilation) {
        LookupResult known = super.findClassNode(name, compilation);
        return known != null
                ? known
                : locate(name).map(file -> added(name, file, compilation)).orElse(null);
    }

    private Optional<Path> locate(String className) {
        if (className.indexOf('.') < 0 || found.contains(className)) {
            return Optional.empty();
        }
        String relative = className.replace('.', '/') + LocustfilePaths.SUFFIX;
        return roots.stream()
                .map(root -> root.resolve(relative))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private LookupResult added(String className, Path file, CompilationUnit compilation) {
        found.add(className);
        return new LookupResult(
                compilation.addSource(file.toString(), withPackage(className, reader.apply(file))), null);
    }

    private static String withPackage(String className, String text) {
        String folder = className.substring(0, className.lastIndexOf('.'));
        // On the first line, so that the lines of error messages stay true.
        return PACKAGE.matcher(text).find() ? text : "package " + folder + "; " + text;
    }
}
