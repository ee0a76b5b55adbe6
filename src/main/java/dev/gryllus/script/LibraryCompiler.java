package dev.gryllus.script;

import dev.gryllus.dependencies.LibraryLoaders;
import dev.gryllus.engine.PlanException;
import java.nio.file.Path;
import java.util.Optional;
import org.codehaus.groovy.GroovyBugError;
import org.codehaus.groovy.control.CompilationFailedException;

/// Compiles a locustfile among the libraries that it and its helpers ask for.
///
/// Which helpers there are shows only while compiling. So if one asks for something new, all is compiled again with
/// that; nothing of a script runs before.
final class LibraryCompiler {
    private final Compilation compilation;
    private final ScriptSources sources;
    private final ScriptDependencies dependencies;

    LibraryCompiler(Compilation compilation, ScriptSources sources, ScriptDependencies dependencies) {
        this.compilation = compilation;
        this.sources = sources;
        this.dependencies = dependencies;
    }

    /// @param libraries in use until they are closed; empty if the script asks for none
    record Result(CompiledScript compiled, Optional<LibraryLoaders.Lease> libraries) {
        /// The class loader of the libraries, or that of Gryllus itself.
        ClassLoader parent() {
            return parent(libraries);
        }

        private static ClassLoader parent(Optional<LibraryLoaders.Lease> libraries) {
            return libraries.map(LibraryLoaders.Lease::loader).orElseGet(LibraryCompiler.class::getClassLoader);
        }
    }

    /// @throws CompilationFailedException if it does not compile
    /// @throws PlanException if a library cannot be had
    Result compile(Path file) {
        String text = sources.read(file);
        WantedLibraries wanted = new WantedLibraries(file, dependencies.coordinates(), new ScriptProblem(sources));
        wanted.add(file, text);
        Optional<Result> result = Optional.empty();
        while (result.isEmpty()) {
            result = attempt(file, text, wanted);
        }
        return result.get();
    }

    /// Nothing if a helper asked for more.
    private Optional<Result> attempt(Path file, String text, WantedLibraries wanted) {
        Optional<LibraryLoaders.Lease> libraries = wanted.lease(dependencies.loaders());
        Reader reader = new Reader(wanted);
        boolean kept = false;
        try {
            CompiledScript compiled = compilation.compiled(file, text, reader::read, Result.parent(libraries));
            kept = !reader.wantsMore;
            return kept ? Optional.of(new Result(compiled, libraries)) : Optional.empty();
        } catch (CompilationFailedException e) {
            if (!reader.wantsMore) {
                throw e;
            }
            return Optional.empty();
        } catch (GroovyBugError e) {
            if (e.getCause() instanceof PlanException mistake) {
                throw mistake; // the compiler wraps what a reader of helpers throws
            }
            throw e;
        } finally {
            if (!kept) {
                libraries.ifPresent(LibraryLoaders.Lease::close);
            }
        }
    }

    private final class Reader {
        private final WantedLibraries wanted;
        private boolean wantsMore;

        Reader(WantedLibraries wanted) {
            this.wanted = wanted;
        }

        String read(Path helper) {
            String text = sources.read(helper);
            wantsMore |= wanted.add(helper, text);
            return text;
        }
    }
}
