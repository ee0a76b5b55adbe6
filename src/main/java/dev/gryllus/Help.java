package dev.gryllus;

import dev.gryllus.cli.CommandLineParser;
import dev.gryllus.cli.CustomOption;
import dev.gryllus.cli.Invocation;
import dev.gryllus.dependencies.LibraryLoaders;
import dev.gryllus.engine.PlanException;
import dev.gryllus.script.LoadContext;
import dev.gryllus.script.LocustfileLoader;
import dev.gryllus.script.LocustfilePaths;
import dev.gryllus.script.ScriptDependencies;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// `--help`: with the script's own options, unless the script cannot be read.
record Help(Invocation.Help asked, Path workingDirectory) {
    private static final String DECLARES_OPTIONS = "init_command_line_parser";

    String text(CommandLineParser parser, String... arguments) {
        if (!asked.named() && asked.locustfiles().stream().noneMatch(this::exists)) {
            return parser.help(List.of(), arguments); // nobody spoke of a script
        }
        try {
            return parser.help(custom(), arguments);
        } catch (PlanException unreadable) {
            return parser.help(List.of(), arguments) + "\n\nThe options of the script could not be read:\n"
                    + unreadable.getMessage();
        }
    }

    private List<CustomOption> custom() {
        List<Path> files = LocustfilePaths.resolve(asked.locustfiles(), workingDirectory);
        var context = LoadContext.of(
                workingDirectory,
                Optional.empty(),
                CompiledScripts.compilation(workingDirectory),
                new ScriptDependencies(asked.dependencies(), LibraryLoaders.ofThisUser()));
        if (!LocustfileLoader.says(DECLARES_OPTIONS, files, context)) {
            return List.of(); // most scripts; running one takes its time
        }
        return ScriptOptions.declaredBy(LocustfileLoader.load(files, context));
    }

    private boolean exists(String name) {
        return Files.exists(workingDirectory.resolve(name));
    }
}
