package dev.gryllus.cli;

import dev.gryllus.cli.Vocabulary.Unknown;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Turns the command line and what stands behind it into [Options], in two steps: [#begin] finds the script and takes
/// no offence at options that it does not know; the script is read by the caller; then [#options] understands
/// everything, the script's own options included.
///
/// An option's value is taken from the first of these that has one: command line, environment, the file that
/// `--config` names, `./pyproject.toml`, `./locust.conf`, `~/.locust.conf`, default. Lists are not merged.
public final class CommandLineParser {
    private final Map<String, String> environment;
    private final Path workingDirectory;
    private final Path homeDirectory;
    private final String versionText;

    /// `versionText` is what `--version` answers; relative names of files start at `workingDirectory`.
    public CommandLineParser(
            Map<String, String> environment, Path workingDirectory, Path homeDirectory, String versionText) {
        this.environment = Map.copyOf(environment);
        this.workingDirectory = workingDirectory;
        this.homeDirectory = homeDirectory;
        this.versionText = versionText;
    }

    /// The names, with dashes, that a script cannot give to an option of its own: those of the program, and all
    /// abbreviations of the ones that count before the script is read.
    public static Set<String> takenNames() {
        Set<String> taken = new HashSet<>();
        Stream.concat(Stream.of(Setting.values()), Stream.of(MissingOption.values()))
                .forEach(declaration -> {
                    taken.add(declaration.option());
                    declaration.shortOption().ifPresent(taken::add);
                });
        OptionsReader.EARLY.forEach(setting -> {
            for (int end = "--x".length(); end < setting.option().length(); end++) {
                taken.add(setting.option().substring(0, end));
            }
        });
        return Set.copyOf(taken);
    }

    /// What is asked for. Reads the configuration files, unless `arguments` ask for help or the version.
    ///
    /// @throws OptionException if the operator made a mistake that hides which script is meant
    public Invocation begin(String... arguments) {
        List<String> words = List.of(arguments);
        Command command = Command.of(words);
        var vocabulary = new Vocabulary(command, List.of(), command.readsScripts() ? Unknown.IGNORED : Unknown.REFUSED);
        var syntax = new CommandLineSyntax(vocabulary);
        List<String> operands = vocabulary.command().operands(words);
        if (syntax.asksForHelp(operands)) {
            return help(vocabulary, syntax, operands);
        }
        Map<Declaration, Value> given = syntax.parse(operands);
        if (given.containsKey(Setting.VERSION)) {
            return new Invocation.Information(versionText);
        }
        Optional<Invocation> alone = withoutScripts(vocabulary.command(), given);
        if (alone.isPresent()) {
            return alone.get();
        }
        Settings settings = settings(vocabulary, given);
        var reader = new OptionsReader(settings, workingDirectory);
        var beginning = reader.beginning();
        return switch (vocabulary.command()) {
            case RUN -> new Invocation.Run(beginning);
            case DEBUG -> new Invocation.Debug(beginning, reader.watch());
            case DEMO ->
                new Invocation.Demo(
                        beginning,
                        settings.value(Setting.PORT, Numbers.whole(0, 65535)).orElseThrow(),
                        settings.flag(Setting.SERVE));
            case REPORT, CTL, HASH_PASSWORD -> throw new AssertionError("read above");
        };
    }

    /// What needs neither a script nor a configuration file.
    private static Optional<Invocation> withoutScripts(Command command, Map<Declaration, Value> given) {
        return switch (command) {
            case REPORT -> Optional.of(new SavedRunReader(given).invocation());
            case CTL -> Optional.of(new OrderReader(given).invocation());
            case HASH_PASSWORD -> Optional.of(new Invocation.HashPassword());
            case RUN, DEBUG, DEMO -> Optional.empty();
        };
    }

    /// All options, checked.
    ///
    /// @param custom what the script declares
    /// @throws OptionException if the operator made a mistake, in whatever source; the only exception there is
    public Options options(List<CustomOption> custom, String... arguments) {
        List<String> words = List.of(arguments);
        var vocabulary = new Vocabulary(Command.of(words), custom, Unknown.REFUSED);
        var given = new CommandLineSyntax(vocabulary).parse(vocabulary.command().operands(words));
        return new OptionsReader(settings(vocabulary, given), workingDirectory).options(vocabulary);
    }

    /// The help text, without a line break at the end.
    ///
    /// @param custom what the script declares
    public String help(List<CustomOption> custom, String... arguments) {
        return new HelpLayout(new Vocabulary(Command.of(List.of(arguments)), custom, Unknown.IGNORED)).text();
    }

    /// Whatever else is wrong with the words: who asks for help gets it.
    private Invocation help(Vocabulary vocabulary, CommandLineSyntax syntax, List<String> operands) {
        var settings = new Settings();
        try {
            settings.add(syntax.parse(operands));
            settings.add(variables(vocabulary));
        } catch (OptionException unreadable) {
            return new Invocation.Help(List.of(), List.of(), false);
        }
        boolean named = settings.has(Setting.LOCUSTFILE);
        settings.add(texts(vocabulary.command().fallbacks()));
        return new Invocation.Help(settings.fileNames(Setting.LOCUSTFILE), settings.words(Setting.DEPENDENCIES), named);
    }

    private Settings settings(Vocabulary vocabulary, Map<Declaration, Value> given) {
        var settings = new Settings();
        settings.add(given);
        var files = new ConfigFiles(workingDirectory, homeDirectory)
                .read(settings.value(Setting.CONFIG, Path::of), vocabulary);
        settings.add(variables(vocabulary));
        files.forEach(settings::add);
        settings.add(texts(vocabulary.command().fallbacks()));
        return settings;
    }

    /// An empty variable counts as one that is not set.
    private Map<Declaration, Value> variables(Vocabulary vocabulary) {
        var values = new LinkedHashMap<Declaration, Value>();
        for (Declaration declaration : vocabulary.onCommandLine()) {
            declaration
                    .variable()
                    .filter(name -> !environment.getOrDefault(name, "").isBlank())
                    .ifPresent(name -> values.put(declaration, new Value.Text(environment.get(name), name + ": ")));
        }
        return values;
    }

    private static Map<Setting, Value> texts(Map<Setting, String> fallbacks) {
        var values = new LinkedHashMap<Setting, Value>();
        fallbacks.forEach((setting, text) -> values.put(setting, new Value.Text(text, "")));
        return values;
    }
}
