package dev.gryllus.script;

import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.toMap;

import dev.gryllus.event.EventHook;
import dev.gryllus.http.FastHttpUser;
import dev.gryllus.http.HttpUser;
import dev.gryllus.http.ResponseError;
import dev.gryllus.script.CompiledScript.CompiledClass;
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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.Phases;
import org.codehaus.groovy.control.SourceUnit;
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

    private ScriptCompiler() {}

    /// Compiles one file; nothing of it is loaded, or run.
    ///
    /// @param text what the file holds
    /// @param helpers what the file may import beside what `parent` has
    /// @param parent what the script's classes may use
    /// @throws org.codehaus.groovy.control.CompilationFailedException if it does not compile
    static CompiledScript compile(Path file, String text, HelperResolver helpers, ClassLoader parent) {
        Set<String> warnings = new LinkedHashSet<>(); // the compiler comes to some places twice
        CompilerConfiguration configuration = configuration(file, warnings);
        try (GroovyClassLoader lookup = new GroovyClassLoader(parent, configuration)) {
            CompilationUnit unit = new CompilationUnit(configuration, null, lookup);
            unit.setClassNodeResolver(helpers);
            SourceUnit source = unit.addSource(file.toString(), text);
            unit.compile(Phases.CLASS_GENERATION);
            List<ClassNode> ofFile = source.getAST().getClasses();
            return new CompiledScript(
                    ofFile.getFirst().getName(),
                    classes(unit, ofFile),
                    helpers.found(),
                    helpers.missing(),
                    List.copyOf(warnings));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // of closing what has nothing open
        }
    }

    /// Those of the file in the order of its lines, which is that of the users in a plan; then all others.
    private static List<CompiledClass> classes(CompilationUnit unit, List<ClassNode> ofFile) {
        Map<String, Integer> lines = ofFile.stream().collect(toMap(ClassNode::getName, ClassNode::getLineNumber));
        return unit.getClasses().stream()
                .map(compiled -> new CompiledClass(compiled.getName(), compiled.getBytes()))
                .sorted(comparingInt(compiled -> lines.getOrDefault(compiled.name(), Integer.MAX_VALUE)))
                .toList();
    }

    private static CompilerConfiguration configuration(Path locustfile, Set<String> warnings) {
        ImportCustomizer imports = new ImportCustomizer();
        IMPORTED.forEach(type -> imports.addImports(type.getName()));
        WORDS.forEach(type -> imports.addStaticStars(type.getName()));
        CompilerConfiguration configuration = new CompilerConfiguration();
        // Calls that are linked when first made would cost a tenth of the start, and are no faster
        // (docs/performance.md).
        configuration.getOptimizationOptions().put(CompilerConfiguration.INVOKEDYNAMIC, false);
        configuration.setSourceEncoding(StandardCharsets.UTF_8.name());
        configuration.setPluginFactory(new ScriptClassNames(locustfile));
        configuration.setScriptBaseClass(LocustScript.class.getName());
        GrabReader.disableGrape(configuration);
        configuration.addCompilationCustomizers(
                imports,
                new UserMembers(),
                new ClassPlaces(),
                new RunWords(),
                new SharedLocals(warnings::add),
                new ThreadLocals(warnings::add),
                new RefusedExits());
        return configuration;
    }
}
