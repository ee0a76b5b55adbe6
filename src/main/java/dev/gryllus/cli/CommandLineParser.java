package dev.gryllus.cli;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Turns the command line and what stands behind it into an [Invocation].
///
/// An option's value is taken from the first of these that has one: command line, environment, the file that
/// `--config` names, `./pyproject.toml`, `./locust.conf`, `~/.locust.conf`, default. Lists are not merged.
public final class CommandLineParser {
    private final Map<String, String> environment;
    private final Path workingDirectory;
    private final Path homeDirectory;
    private final String versionText;

    /// `versionText` is what `--version` answers; relative names of configuration files start at
    /// `workingDirectory`.
    public CommandLineParser(
            Map<String, String> environment, Path workingDirectory, Path homeDirectory, String versionText) {
        this.environment = Map.copyOf(environment);
        this.workingDirectory = workingDirectory;
        this.homeDirectory = homeDirectory;
        this.versionText = versionText;
    }

    /// Reads the configuration files, unless `arguments` ask for help or the version.
    ///
    /// @throws OptionException if the operator made a mistake, in whatever source; the only exception there is
    public Invocation parse(String... arguments) {
        List<String> words = List.of(arguments);
        Command command = Command.of(words);
        var syntax = new CommandLineSyntax(command);
        Map<Setting, Value> given = syntax.parse(command.operands(words));
        if (given.containsKey(Setting.HELP)) {
            return new Invocation.Information(syntax.help());
        }
        if (given.containsKey(Setting.VERSION)) {
            return new Invocation.Information(versionText);
        }
        return invocation(command, settings(command, given));
    }

    private Settings settings(Command command, Map<Setting, Value> given) {
        var settings = new Settings();
        settings.add(given);
        var files = new ConfigFiles(workingDirectory, homeDirectory).read(settings.value(Setting.CONFIG, Path::of));
        settings.add(variables());
        files.forEach(settings::add);
        settings.add(texts(command.fallbacks()));
        return settings;
    }

    /// An empty variable counts as one that is not set.
    private Map<Setting, Value> variables() {
        var values = new EnumMap<Setting, Value>(Setting.class);
        for (Setting setting : Setting.values()) {
            setting.variable()
                    .filter(name -> !environment.getOrDefault(name, "").isBlank())
                    .ifPresent(name -> values.put(setting, new Value.Text(environment.get(name), name + ": ")));
        }
        return values;
    }

    private static Map<Setting, Value> texts(Map<Setting, String> fallbacks) {
        var values = new EnumMap<Setting, Value>(Setting.class);
        fallbacks.forEach((setting, text) -> values.put(setting, new Value.Text(text, "")));
        return values;
    }

    private static Invocation invocation(Command command, Settings settings) {
        Options options = new OptionsReader(settings).options();
        return switch (command) {
            case RUN -> new Invocation.Run(options);
            case DEMO ->
                new Invocation.Demo(
                        options,
                        settings.value(Setting.PORT, Numbers.whole(0, 65535)).orElseThrow(),
                        settings.flag(Setting.SERVE));
        };
    }
}
