package dev.gryllus.script;

import dev.gryllus.dependencies.LibraryLoaders;
import dev.gryllus.engine.PlanException;
import dev.gryllus.engine.UserType;
import dev.gryllus.event.Environment;
import dev.gryllus.event.Events;
import dev.gryllus.event.ScriptGeneration;
import dev.gryllus.user.User;
import groovy.lang.Binding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.codehaus.groovy.control.CompilationFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Files in, plan out. Every way in which a script can be wrong ends as a [PlanException] that shows the place.
public final class LocustfileLoader {
    private static final Logger LOG = LoggerFactory.getLogger("gryllus.script");

    private final LoadContext context;
    private final LibraryCompiler compiler;
    private final ScriptGeneration surroundings;
    private final ScriptSources sources;
    private final Map<String, Path> definedIn = new LinkedHashMap<>();
    private final List<UserType> userTypes = new ArrayList<>();
    private final List<LibraryLoaders.Lease> libraries = new ArrayList<>();
    private final List<Class<?>> classes = new ArrayList<>();
    private final ShapeCollection shapes = new ShapeCollection();
    private final Map<String, Class<? extends User>> userClasses = new LinkedHashMap<>();

    private LocustfileLoader(LoadContext context, Events events) {
        this.context = context;
        this.sources = new ScriptSources(context.overlay(), context.onRead());
        this.surroundings = new Shared(events, context.environment());
        this.compiler = new LibraryCompiler(context.compilation(), sources, context.dependencies());
    }

    /// What the classes of all files share.
    private record Shared(Events events, Environment environment) implements ScriptGeneration {}

    /// The same without libraries from the operator's options, for a plan that is only looked at.
    public static LoadedScripts load(List<Path> files, Path workingDirectory, Optional<String> hostOverride) {
        return load(files, workingDirectory, hostOverride, ScriptDependencies.ofScriptsOnly());
    }

    /// The same for a plan that is only looked at.
    public static LoadedScripts load(
            List<Path> files, Path workingDirectory, Optional<String> hostOverride, ScriptDependencies dependencies) {
        return load(files, LoadContext.of(workingDirectory, hostOverride, dependencies));
    }

    /// Compiles and runs the top level of each file, and collects the users and load shapes that they define.
    ///
    /// @param files absolute paths
    /// @throws PlanException if a file cannot be read or compiled, or throws
    public static LoadedScripts load(List<Path> files, LoadContext context) {
        Events events = new Events(context.environment());
        LocustfileLoader loader = new LocustfileLoader(context, events);
        try {
            files.forEach(loader::loadOne);
            return new LoadedScripts(
                    loader.userTypes,
                    loader.userClasses,
                    loader.shapes.all(),
                    loader.sources.all(),
                    loader.libraries,
                    new ScriptClasses(loader.classes),
                    events);
        } catch (PlanException e) {
            loader.libraries.forEach(LibraryLoaders.Lease::close);
            new ScriptClasses(loader.classes).forget();
            throw e;
        }
    }

    /// Whether any of the files, or a helper of theirs, has this word in its code; nothing of them runs.
    ///
    /// @throws PlanException if a file cannot be read or compiled
    public static boolean says(String word, List<Path> files, LoadContext context) {
        LocustfileLoader loader = new LocustfileLoader(context, new Events(context.environment()));
        return files.stream().anyMatch(file -> {
            LibraryCompiler.Result result = loader.compiled(file);
            result.libraries().ifPresent(LibraryLoaders.Lease::close);
            return result.compiled().says(word);
        });
    }

    /// Compiles the files and their helpers; nothing of them runs, and nothing is kept.
    ///
    /// @throws PlanException if one cannot be read or compiled
    public static void check(List<Path> files, LoadContext context) {
        LocustfileLoader loader = new LocustfileLoader(context, new Events(context.environment()));
        files.forEach(file -> loader.compiled(file).libraries().ifPresent(LibraryLoaders.Lease::close));
    }

    private LibraryCompiler.Result compiled(Path file) {
        try {
            return compiler.compile(file);
        } catch (CompilationFailedException e) {
            throw new ScriptProblem(sources).notCompiling(e);
        } catch (LinkageError | AssertionError | StackOverflowError e) { // of the compiler, at what the script says
            throw new ScriptProblem(sources).thrown(e, file);
        }
    }

    private void loadOne(Path file) {
        LibraryCompiler.Result result = compiled(file);
        result.compiled().warnings().forEach(LOG::warn);
        result.libraries().ifPresent(libraries::add);
        LibraryScope scope = new LibraryScope(result.parent());
        ScriptLoader loader = new ScriptLoader(result.compiled(), surroundings, result.parent());
        int before = userTypes.size();
        try (LibraryScope.Stay _ = scope.enter()) {
            ScopedValue.where(ScriptData.LOADING, dataOf(file)).call(() -> {
                collect(file, loader);
                return null;
            });
            userTypes.subList(before, userTypes.size()).replaceAll(scope::around);
        } catch (PlanException e) {
            throw e;
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            throw new ScriptProblem(sources).thrown(e, file);
        }
    }

    private ScriptData dataOf(Path file) {
        return new ScriptData(List.of(file.getParent(), context.workingDirectory()), context.dataFiles(), sources);
    }

    private void collect(Path file, ScriptLoader loader) throws ReflectiveOperationException {
        List<CapturedBlock> blocks = List.of();
        List<CapturedShape> shapesOfFile = new ArrayList<>();
        Optional<String> host = Optional.empty();
        List<Class<?>> loaded = loader.all();
        classes.addAll(loaded);
        Optional<Class<? extends LocustScript>> topLevel = loader.topLevel();
        if (topLevel.isPresent()) {
            LocustScript script = topLevel.get().getDeclaredConstructor().newInstance();
            script.setBinding(new Binding());
            script.load();
            blocks = script.blocks();
            shapesOfFile.addAll(script.capturedShapes().close());
            host = script.defaultHost();
        }
        for (Class<?> type : loaded) {
            Class.forName(type.getName(), true, type.getClassLoader()); // a fault in a static field shows now
            if (UserClasses.isConcrete(type)) {
                Class<? extends User> userClass = type.asSubclass(User.class);
                UserType defined = UserClasses.typeOf(userClass, host, context.hostOverride());
                define(defined, file);
                userClasses.put(defined.name(), userClass);
            }
        }
        shapesOfFile.addAll(ShapeClasses.in(loaded));
        shapes.add(file.getFileName().toString(), shapesOfFile);
        for (CapturedBlock block : blocks) {
            define(UserBlocks.typeOf(block, host, context.hostOverride()), file);
        }
    }

    private void define(UserType type, Path file) {
        Path first = definedIn.putIfAbsent(type.name(), file);
        if (first != null) {
            int mention = first.equals(file) ? 1 : 0;
            throw new PlanException("Duplicate user class names: %s is defined in both %s and %s"
                    .formatted(type.name(), definition(first, type.name(), 0), definition(file, type.name(), mention)));
        }
        userTypes.add(type);
    }

    /// File and line where a type is defined, as far as its text shows it.
    ///
    /// @param nth 0 for the first definition in that file, 1 for the second
    private String definition(Path file, String typeName, int nth) {
        Pattern words = Pattern.compile("(?:user\\s*\\(?\\s*['\"]|class\\s+)" + Pattern.quote(typeName) + "\\b");
        List<String> lines = sources.lines(file.getFileName().toString());
        Path shown = file.startsWith(context.workingDirectory())
                ? context.workingDirectory().relativize(file)
                : file;
        return IntStream.range(0, lines.size())
                .filter(i -> words.matcher(lines.get(i)).find())
                .skip(nth)
                .mapToObj(i -> shown + ":" + (i + 1))
                .findFirst()
                .orElse(shown.toString());
    }
}
