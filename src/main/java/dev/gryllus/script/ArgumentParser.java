package dev.gryllus.script;

import dev.gryllus.script.ScriptArgument.Form;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/// What listeners of `events.init_command_line_parser` get: declares options of the script.
///
/// ```groovy
/// events.init_command_line_parser.add_listener {
///     it.add_argument('--env', choices: ['dev', 'prod'], default: 'dev', help: 'Where to test')
/// }
/// ```
///
/// Only collects. Every mistake is a [ScriptMistake], so whoever fires the event tells file and line.
public final class ArgumentParser {
    private static final Pattern LONG = Pattern.compile("--[A-Za-z0-9][\\w-]*");
    private static final Pattern SHORT = Pattern.compile("-[A-Za-z0-9]");
    private static final List<String> SETTINGS = List.of(
            "action",
            "choices",
            "default",
            "dest",
            "env_var",
            "help",
            "include_in_web_ui",
            "is_multiple",
            "is_required",
            "is_secret",
            "nargs",
            "required",
            "type");

    private final Set<String> takenNames;
    private final Set<String> destinations = new HashSet<>();
    private final List<ScriptArgument> arguments = new ArrayList<>();

    /// @param takenNames names with dashes that belong to the program
    public ArgumentParser(Set<String> takenNames) {
        this.takenNames = new HashSet<>(takenNames);
    }

    /// The same: in Locust listeners get an argument of this name.
    public ArgumentParser getParser() {
        return this;
    }

    public void add_argument(Object... names) {
        add_argument(Map.of(), names);
    }

    /// @param settings those of Python's argparse that make sense for an option, and Locust's own
    /// @param names `--long`, and `-s` if it shall have a short one
    public void add_argument(Map<String, ?> settings, Object... names) {
        for (String setting : settings.keySet()) {
            if (!SETTINGS.contains(setting)) {
                throw ScriptMistake.unknownWord("add_argument", setting, SETTINGS);
            }
        }
        List<String> words = List.of(names).stream().map(Object::toString).toList();
        String longName = named(words, LONG)
                .orElseThrow(() -> new ScriptMistake(
                        "add_argument needs a name that begins with two dashes, such as '--env', not " + words));
        for (String word : words) {
            if (!LONG.matcher(word).matches() && !SHORT.matcher(word).matches()) {
                throw new ScriptMistake("'" + word + "' is no name of an option: write '--env' or '-e'");
            }
            if (!takenNames.add(word)) {
                throw new ScriptMistake("conflicting option string: " + word + " exists already");
            }
        }
        arguments.add(argument(longName, named(words, SHORT), new Given(settings)));
    }

    /// In the order in which they were declared.
    public List<ScriptArgument> arguments() {
        return List.copyOf(arguments);
    }

    private static Optional<String> named(List<String> words, Pattern pattern) {
        return words.stream().filter(word -> pattern.matcher(word).matches()).findFirst();
    }

    private ScriptArgument argument(String longName, Optional<String> shortName, Given given) {
        String destination = given.text("dest").orElse(longName.substring(2).replace('-', '_'));
        if (!destinations.add(destination)) {
            throw new ScriptMistake(
                    "two arguments have the name '" + destination + "'; give one of them a dest of its own");
        }
        Form form = given.form();
        Optional<Object> fallback = given.value("default");
        Function<String, Object> type =
                given.value("type").map(ArgumentType::of).orElseGet(() -> ArgumentType.like(fallback.orElse("")));
        return new ScriptArgument(
                longName,
                shortName,
                destination,
                form,
                type,
                List.copyOf(given.list("choices")),
                fallback.map(value -> typed(value, type, form)),
                given.text("help").orElse(""),
                given.text("env_var"),
                given.flag("is_secret", false),
                given.flag("required", false) || given.flag("is_required", false),
                given.flag("include_in_web_ui", true));
    }

    /// A default that is a text is read like one of the operator's.
    private static Object typed(Object fallback, Function<String, Object> type, Form form) {
        try {
            return switch (fallback) {
                case Collection<?> items -> List.copyOf(items);
                case CharSequence text when form == Form.ONE_VALUE -> type.apply(text.toString());
                default -> fallback;
            };
        } catch (IllegalArgumentException e) {
            throw new ScriptMistake("default: " + e.getMessage());
        }
    }

    /// The named arguments of one call.
    private record Given(Map<String, ?> settings) {

        Optional<Object> value(String name) {
            return Optional.ofNullable(settings.get(name));
        }

        Optional<String> text(String name) {
            return value(name).map(Object::toString);
        }

        boolean flag(String name, boolean otherwise) {
            return switch (settings.get(name)) {
                case null -> otherwise;
                case Boolean flag -> flag;
                default ->
                    throw new ScriptMistake(name + " is wanted as true or false, not '" + settings.get(name) + "'");
            };
        }

        List<Object> list(String name) {
            return switch (settings.get(name)) {
                case null -> List.of();
                case Collection<?> items -> List.copyOf(items);
                default -> throw new ScriptMistake(name + " is wanted as a list, not '" + settings.get(name) + "'");
            };
        }

        Form form() {
            String action = text("action").orElse("store");
            return switch (action) {
                case "store" -> flag("is_multiple", false) || several() ? Form.SEVERAL_VALUES : Form.ONE_VALUE;
                case "store_true" -> Form.SETS_TRUE;
                case "store_false" -> Form.SETS_FALSE;
                default ->
                    throw new ScriptMistake("action is wanted as 'store', 'store_true' or 'store_false', not '" + action
                            + "'; for several values write nargs: '*'");
            };
        }

        private boolean several() {
            return switch (text("nargs").orElse("")) {
                case "" -> false;
                case "*", "+" -> true;
                default ->
                    throw new ScriptMistake("nargs is wanted as '*' or '+', not '" + settings.get("nargs") + "'");
            };
        }
    }
}
