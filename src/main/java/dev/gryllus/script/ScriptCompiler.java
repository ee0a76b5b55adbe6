package dev.gryllus.script;

import dev.gryllus.event.Environment;
import dev.gryllus.event.EventHook;
import dev.gryllus.event.Events;
import dev.gryllus.event.Surroundings;
import dev.gryllus.http.FastHttpUser;
import dev.gryllus.http.HttpUser;
import dev.gryllus.http.ResponseError;
import dev.gryllus.user.InterruptTaskSet;
import dev.gryllus.user.MarkovTaskSet;
import dev.gryllus.user.RescheduleTask;
import dev.gryllus.user.RescheduleTaskImmediately;
import dev.gryllus.user.SequentialTaskSet;
import dev.gryllus.user.StopTest;
import dev.gryllus.user.StopUser;
import dev.gryllus.user.TaskSet;
import dev.gryllus.user.User;
import groovy.lang.GroovyClassLoader;
import groovy.lang.GroovyCodeSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.customizers.ImportCustomizer;

/// Compiles locustfiles with everything that a script may use without an import.
final class ScriptCompiler {
    private static final List<Class<?>> IMPORTED = List.of(
            User.class,
            HttpUser.class,
            FastHttpUser.class,
            ResponseError.class,
            TaskSet.class,
            SequentialTaskSet.class,
            MarkovTaskSet.class,
            LoadTestShape.class,
            task.class,
            tag.class,
            transition.class,
            transitions.class,
            InterruptTaskSet.class,
            RescheduleTask.class,
            RescheduleTaskImmediately.class,
            StopTest.class,
            StopUser.class,
            EventHook.class);

    /// Their static methods are words everywhere; `gryllus.gdsl` tells the same to IntelliJ IDEA.
    static final List<Class<?>> WORDS = List.of(WaitTimes.class, DataWords.class, ArrivalWords.class, SleepWord.class);

    private final Path workingDirectory;
    private final Surroundings surroundings;

    /// @param surroundings what the classes of all files share
    ScriptCompiler(Path workingDirectory, Surroundings surroundings) {
        this.workingDirectory = workingDirectory;
        this.surroundings = surroundings;
    }

    /// What one file became.
    ///
    /// @param topLevel the statements outside of all classes, if there are any
    /// @param classes everything that was compiled, helpers included
    record Compiled(Optional<Class<? extends LocustScript>> topLevel, List<Class<?>> classes) {}

    /// Compiles one file in a class loader of its own.
    ///
    /// @param text what the file holds
    /// @param reader gives the text of a helper
    /// @param parent what the script's classes may use
    /// @throws org.codehaus.groovy.control.CompilationFailedException if it does not compile
    Compiled compile(Path file, String text, Function<Path, String> reader, ClassLoader parent) {
        List<Path> roots =
                Stream.of(file.getParent(), workingDirectory).distinct().toList();
        Loader loader = new Loader(parent, configuration(), new HelperResolver(roots, reader), surroundings);
        Class<?> first = loader.parseClass(new GroovyCodeSource(text, file.toString(), "/gryllus/locustfile"), false);
        Optional<Class<? extends LocustScript>> topLevel = LocustScript.class.isAssignableFrom(first)
                ? Optional.of(first.asSubclass(LocustScript.class))
                : Optional.empty();
        return new Compiled(topLevel, List.of(loader.getLoadedClasses()));
    }

    private static CompilerConfiguration configuration() {
        ImportCustomizer imports = new ImportCustomizer();
        IMPORTED.forEach(type -> imports.addImports(type.getName()));
        WORDS.forEach(type -> imports.addStaticStars(type.getName()));
        CompilerConfiguration configuration = new CompilerConfiguration();
        configuration.setSourceEncoding(StandardCharsets.UTF_8.name());
        configuration.setScriptBaseClass(LocustScript.class.getName());
        GrabReader.disableGrape(configuration);
        configuration.addCompilationCustomizers(
                imports, new UserMembers(), new ShapeMembers(), new RunWords(), new RefusedExits());
        return configuration;
    }

    private static final class Loader extends GroovyClassLoader implements Surroundings {
        private final HelperResolver helpers;
        private final Surroundings surroundings;

        Loader(
                ClassLoader parent,
                CompilerConfiguration configuration,
                HelperResolver helpers,
                Surroundings surroundings) {
            super(parent, configuration);
            this.helpers = helpers;
            this.surroundings = surroundings;
        }

        @Override
        public Events events() {
            return surroundings.events();
        }

        @Override
        public Environment environment() {
            return surroundings.environment();
        }

        @Override
        protected CompilationUnit createCompilationUnit(CompilerConfiguration configuration, CodeSource source) {
            CompilationUnit unit = super.createCompilationUnit(configuration, source);
            unit.setClassNodeResolver(helpers);
            return unit;
        }
    }
}
