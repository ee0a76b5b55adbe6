package dev.gryllus.cli;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// The command line of one command: which words belong to which option, and the help text.
///
/// picocli only takes the words apart and lays out the help; what a value means is decided in one place for all
/// sources, [Settings].
final class CommandLineSyntax {
    private static final String END_OF_OPTIONS = "--";
    private static final String HERE = "";

    private final Command command;
    private final OptionNames names;
    private final CommandLine picocli;

    CommandLineSyntax(Command command) {
        this.command = command;
        this.names = new OptionNames(command.settings().stream());
        this.picocli = new CommandLine(new CommandModel(command).specification())
                .setExpandAtFiles(false)
                .setInterpolateVariables(false)
                .setOverwrittenOptionsAllowed(true)
                .setUnmatchedArgumentsAllowed(true)
                .setUnmatchedOptionsAllowedAsOptionParameters(false);
    }

    /// What the `words` set. If they ask for help, that is all that is said: nothing else in them is looked at.
    Map<Setting, Value> parse(List<String> words) {
        int end = words.indexOf(END_OF_OPTIONS);
        List<String> options = end < 0 ? words : words.subList(0, end);
        var spelledOut = new ArrayList<>(options.stream().map(this::spelledOut).toList());
        if (spelledOut.contains("-h") || spelledOut.contains(Setting.HELP.option())) {
            return Map.of(Setting.HELP, new Value.Text("true", HERE));
        }
        rejectUnknown(spelledOut.stream().filter(this::isUnknown).toList());
        spelledOut.addAll(words.subList(options.size(), words.size()));
        ParseResult result = takenApart(spelledOut);
        rejectUnknown(result.unmatched());
        return values(result);
    }

    /// At most 100 columns wide, without a line break at the end.
    String help() {
        // Only here: as the separator of the parser it would make picocli overlook `--users=5`.
        picocli.getCommandSpec().parser().separator(" ");
        return picocli.getUsageMessage(Ansi.OFF).stripTrailing();
    }

    /// The word with its option's full name, if it is the beginning of exactly one.
    private String spelledOut(String word) {
        if (!word.startsWith("--")) {
            return word;
        }
        String name = nameIn(word);
        String value = word.substring(2 + name.length());
        List<Setting> meaning = names.meaning(name);
        if (meaning.size() > 1) {
            var candidates = meaning.stream().map(Setting::option).toList();
            throw new OptionException("ambiguous option: --" + name + " could match " + String.join(", ", candidates));
        }
        if (meaning.isEmpty()) {
            return word;
        }
        Setting setting = meaning.getFirst();
        if (setting.kind() == Setting.Kind.FLAG && !value.isEmpty()) {
            throw new OptionException(setting.complaint("takes no value, but got '" + value.substring(1) + "'"));
        }
        return setting.option() + value;
    }

    private boolean isUnknown(String word) {
        return word.startsWith("--") && names.meaning(nameIn(word)).isEmpty();
    }

    private void rejectUnknown(List<String> words) {
        if (!words.isEmpty()) {
            throw new OptionException("unrecognized arguments: " + String.join(" ", words)
                    + Suggestion.question("--" + nameIn(words.getFirst()), names.options()));
        }
    }

    /// `users` in `--users=5`.
    private static String nameIn(String word) {
        int equals = word.indexOf('=');
        return word.substring(Math.min(2, word.length()), equals < 0 ? word.length() : equals);
    }

    private ParseResult takenApart(List<String> words) {
        try {
            return picocli.parseArgs(words.toArray(String[]::new));
        } catch (MissingParameterException e) {
            var option = (OptionSpec) e.getMissing().getFirst();
            Setting setting = names.meaning(nameIn(option.longestName())).getFirst();
            throw new OptionException(setting.complaint("expected one argument"), e);
        } catch (ParameterException e) {
            throw new OptionException(e.getMessage(), e);
        }
    }

    private Map<Setting, Value> values(ParseResult result) {
        var values = new EnumMap<Setting, Value>(Setting.class);
        for (Setting setting : command.settings()) {
            if (setting.kind() == Setting.Kind.POSITIONAL) {
                result.matchedPositionals()
                        .forEach(words -> values.put(setting, new Value.Items(words.originalStringValues(), HERE)));
            } else if (result.hasMatchedOption(setting.option())) {
                values.put(
                        setting,
                        value(setting, result.matchedOption(setting.option()).originalStringValues()));
            }
        }
        return values;
    }

    private static Value value(Setting setting, List<String> words) {
        return setting.kind() == Setting.Kind.WORDS
                ? new Value.Items(words, HERE)
                : new Value.Text(words.getLast(), HERE);
    }
}
