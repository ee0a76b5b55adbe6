package dev.gryllus

import dev.gryllus.cli.CommandLineParser
import dev.gryllus.data.DataFiles
import dev.gryllus.event.Environment
import dev.gryllus.output.PlainScreen
import dev.gryllus.script.Compilation
import dev.gryllus.script.LoadedScripts
import dev.gryllus.script.ScriptDependencies
import dev.gryllus.stats.Clock
import java.nio.file.Files
import java.nio.file.Path

/** Runs of a script, made as the program makes them; who calls for them is the main thread. */
class ScriptedRuns {
    final Clock clock = Clock.system()
    final Environment environment = new Environment(clock)
    final List<Definition> described = []
    final Path folder
    ScriptReader reader
    ScriptOptions scriptOptions
    LoadedScripts scripts
    Generations generations
    Closure<Void> onDescribed = { }

    ScriptedRuns(Path folder) {
        this.folder = folder
    }

    Runs of(String script, boolean single, String... arguments) {
        Files.writeString(folder.resolve('locustfile.groovy'), script)
        reader = new ScriptReader([folder.resolve('locustfile.groovy')], folder, Optional.empty(),
            Compilation.anew(folder), ScriptDependencies.ofScriptsOnly(), new DataFiles(), environment)
        scripts = reader.read { }
        scriptOptions = new ScriptOptions(new CommandLineParser([:], folder, folder, ''), arguments)
        generations = new Generations(scripts, clock.now())
        def screen = new PlainScreen(new PrintStream(OutputStream.nullOutputStream()))
        def around = new TestRun.Surroundings(environment, generations, screen, Optional.empty(), Optional.empty(), clock)
        new Runs(Definition.of(scripts, scriptOptions.of(scripts)), single, { described << it; onDescribed() }, { number, defined -> new TestRun(defined, around) })
    }
}
