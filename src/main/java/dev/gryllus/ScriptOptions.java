package dev.gryllus;

import dev.gryllus.cli.CommandLineParser;
import dev.gryllus.cli.CustomOption;
import dev.gryllus.cli.CustomValue;
import dev.gryllus.cli.OptionException;
import dev.gryllus.cli.Options;
import dev.gryllus.engine.PlanException;
import dev.gryllus.event.ProcessEvents;
import dev.gryllus.script.ArgumentParser;
import dev.gryllus.script.LoadedScripts;
import dev.gryllus.script.ScriptArgument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What scripts declare for the command line, and what the operator has given for it.
final class ScriptOptions {
    private final CommandLineParser parser;
    private final String[] arguments;

    /// @param arguments of the program
    ScriptOptions(CommandLineParser parser, String... arguments) {
        this.parser = parser;
        this.arguments = arguments.clone();
    }

    /// All options, those of the scripts included.
    ///
    /// @throws dev.gryllus.cli.OptionException if the operator made a mistake
    /// @throws dev.gryllus.engine.PlanException if the scripts did
    Options of(LoadedScripts scripts) {
        return parser.options(declaredBy(scripts), arguments);
    }

    /// The options after an edit: the script's own are those that are `declared` now, with the operator's values or
    /// else its defaults; all others stay. One that is no longer declared is gone; that the operator still gives
    /// it is no mistake.
    ///
    /// @throws PlanException if what the operator gave does not fit any more
    Options after(Options before, List<CustomOption> declared) {
        Set<String> names = declared.stream().map(CustomOption::longName).collect(Collectors.toSet());
        Set<String> shortNames =
                declared.stream().flatMap(option -> option.shortName().stream()).collect(Collectors.toSet());
        Stream<CustomOption> gone = before.custom().stream()
                .map(CustomValue::option)
                .filter(option -> !names.contains(option.longName()))
                .map(option -> understoodOnly(option, shortNames));
        try {
            Options parsed =
                    parser.options(Stream.concat(declared.stream(), gone).toList(), arguments);
            return before.withCustom(parsed.custom().stream()
                    .filter(value -> names.contains(value.option().longName()))
                    .toList());
        } catch (OptionException e) {
            throw new PlanException(e.getMessage());
        }
    }

    /// What differs between two sets of the script's options, for people.
    static List<String> changes(Options before, Options after) {
        Map<String, CustomValue> old = byName(before);
        Map<String, CustomValue> present = byName(after);
        List<String> changes = new ArrayList<>();
        present.forEach((name, value) -> {
            CustomValue known = old.get(name);
            if (known == null) {
                changes.add(name + " is new: " + text(value));
            } else if (!known.value().equals(value.value())) {
                changes.add(name + " is " + text(value) + " now, was " + text(known));
            }
        });
        old.keySet().stream()
                .filter(name -> !present.containsKey(name))
                .forEach(name -> changes.add(name + " is gone"));
        return changes;
    }

    private static Map<String, CustomValue> byName(Options options) {
        Map<String, CustomValue> named = new LinkedHashMap<>();
        options.custom().forEach(value -> named.put(value.option().longName(), value));
        return named;
    }

    private static String text(CustomValue value) {
        return value.shown().map(Object::toString).orElse("None");
    }

    /// One that is gone, for words of the operator that are still there. Nobody needs to give it.
    private static CustomOption understoodOnly(CustomOption option, Set<String> shortNames) {
        return new CustomOption(
                option.longName(),
                option.shortName().filter(name -> !shortNames.contains(name)),
                option.longName(),
                option.form(),
                option.type(),
                option.choices(),
                option.fallback(),
                option.help(),
                option.variable(),
                option.secret(),
                false,
                option.inWebUi());
    }

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
