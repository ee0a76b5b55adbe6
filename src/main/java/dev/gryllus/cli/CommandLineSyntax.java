package dev.gryllus.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
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

    private final Vocabulary vocabulary;
    private final OptionNames names;
    private final CommandLine picocli;

    CommandLineSyntax(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.names = new OptionNames(vocabulary.onCommandLine().stream());
        this.picocli = new CommandLine(new CommandModel(vocabulary).specification())
                .setExpandAtFiles(false)
                .setInterpolateVariables(false)
                .setOverwrittenOptionsAllowed(true)
                .setUnmatchedArgumentsAllowed(true)
                .setUnmatchedOptionsAllowedAsOptionParameters(false);
    }

    /// Whether the `words` ask for help, whatever else is in them.
    boolean asksForHelp(List<String> words) {
        return spelledOut(options(words)).stream().anyMatch(CommandLineSyntax::isHelp);
    }

    /// What the `words` set.
    Map<Declaration, Value> parse(List<String> words) {
        List<String> options = options(words);
        var spelledOut = new ArrayList<>(spelledOut(options));
        List<String> unknown = spelledOut.stream().filter(this::isUnknown).toList();
        rejectUnknown(unknown);
        spelledOut.removeIf(word -> unknown.contains(word) || isHelp(word));
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

    private static List<String> options(List<String> words) {
        int end = words.indexOf(END_OF_OPTIONS);
        return end < 0 ? words : words.subList(0, end);
    }

    private static boolean isHelp(String word) {
        return word.equals("-h") || word.equals(Setting.HELP.option());
    }

    private List<String> spelledOut(List<String> words) {
        return words.stream().map(this::spelledOut).toList();
    }

    /// The word with its option's full name, if it is the beginning of exactly one.
    private String spelledOut(String word) {
        if (!word.startsWith("--")) {
            return word;
        }
        String name = nameIn(word);
        String value = word.substring(2 + name.length());
        List<Declaration> meaning = names.meaning(name);
        if (meaning.size() > 1 && !vocabulary.ignoresUnknown()) {
            var candidates = meaning.stream().map(Declaration::option).toList();
            throw new OptionException("ambiguous option: --" + name + " could match " + String.join(", ", candidates));
        }
        if (meaning.size() != 1) {
            return word;
        }
        Declaration option = meaning.getFirst();
        if (option.kind() == Declaration.Kind.FLAG && !value.isEmpty()) {
            throw new OptionException(option.complaint("takes no value, but got '" + value.substring(1) + "'"));
        }
        return option.option() + value;
    }

    private boolean isUnknown(String word) {
        return word.startsWith("--") && names.meaning(nameIn(word)).size() != 1;
    }

    private void rejectUnknown(List<String> words) {
        if (!words.isEmpty() && !vocabulary.ignoresUnknown()) {
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
            Declaration declaration =
                    names.meaning(nameIn(option.longestName())).getFirst();
            throw new OptionException(declaration.complaint("expected one argument"), e);
        } catch (ParameterException e) {
            throw new OptionException(e.getMessage(), e);
        }
    }

    private Map<Declaration, Value> values(ParseResult result) {
        var values = new LinkedHashMap<Declaration, Value>();
        for (Declaration declaration : vocabulary.onCommandLine()) {
            if (declaration.kind() == Declaration.Kind.POSITIONAL) {
                result.matchedPositionals()
                        .forEach(words -> values.put(declaration, new Value.Items(words.originalStringValues(), HERE)));
            } else if (result.hasMatchedOption(declaration.option())) {
                var words = result.matchedOption(declaration.option()).originalStringValues();
                values.put(declaration, value(declaration, words));
            }
        }
        return values;
    }

    private static Value value(Declaration declaration, List<String> words) {
        return declaration.kind() == Declaration.Kind.WORDS
                ? new Value.Items(words, HERE)
                : new Value.Text(words.getLast(), HERE);
    }
}
