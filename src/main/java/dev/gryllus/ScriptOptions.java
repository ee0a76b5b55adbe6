package dev.gryllus;

import dev.gryllus.cli.CommandLineParser;
import dev.gryllus.cli.CustomOption;
import dev.gryllus.event.ProcessEvents;
import dev.gryllus.script.ArgumentParser;
import dev.gryllus.script.LoadedScripts;
import dev.gryllus.script.ScriptArgument;
import java.util.List;

/// What scripts declare for the command line, in the words of the command line.
final class ScriptOptions {
    private ScriptOptions() {}

    /// Asks the listeners of `init_command_line_parser`.
    ///
    /// @throws dev.gryllus.engine.PlanException if one of them fails
    static List<CustomOption> declaredBy(LoadedScripts scripts) {
        ArgumentParser parser = new ArgumentParser(CommandLineParser.takenNames());
        ProcessEvents.initCommandLineParser(scripts.events(), parser);
        return parser.arguments().stream().map(ScriptOptions::option).toList();
    }

    private static CustomOption option(ScriptArgument argument) {
        return new CustomOption(
                argument.longName(),
                argument.shortName(),
                argument.destination(),
                form(argument.form()),
                argument.type(),
                argument.choices(),
                argument.fallback(),
                argument.help(),
                argument.variable(),
                argument.secret(),
                argument.required(),
                argument.inWebUi());
    }

    private static CustomOption.Form form(ScriptArgument.Form form) {
        return switch (form) {
            case ONE_VALUE -> CustomOption.Form.ONE_VALUE;
            case SEVERAL_VALUES -> CustomOption.Form.SEVERAL_VALUES;
            case SETS_TRUE -> CustomOption.Form.SETS_TRUE;
            case SETS_FALSE -> CustomOption.Form.SETS_FALSE;
        };
    }
}
