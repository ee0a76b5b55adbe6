package dev.gryllus.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.DefaultParser.NonOptionAction;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;

/// The command line of one command: which words belong to which option.
///
/// The library only takes the words apart, and converts nothing; what a value means is decided in one place for all
/// sources, [Settings].
final class CommandLineSyntax {
    private static final String END_OF_OPTIONS = "--";
    private static final String HERE = "";

    private final Vocabulary vocabulary;
    private final OptionNames names;

    CommandLineSyntax(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.names = new OptionNames(vocabulary.onCommandLine().stream());
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
        return values(takenApart(spelledOut));
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
            throw unknown(words);
        }
    }

    private OptionException unknown(List<String> words) {
        return new OptionException("unrecognized arguments: " + String.join(" ", words)
                + Suggestion.question("--" + nameIn(words.getFirst()), names.options()));
    }

    /// `users` in `--users=5`.
    private static String nameIn(String word) {
        int equals = word.indexOf('=');
        return word.substring(Math.min(2, word.length()), equals < 0 ? word.length() : equals);
    }

    private CommandLine takenApart(List<String> words) {
        var parser = DefaultParser.builder()
                .setAllowPartialMatching(false)
                .setStripLeadingAndTrailingQuotes(false)
                .get();
        var unknown = vocabulary.ignoresUnknown() ? NonOptionAction.IGNORE : NonOptionAction.THROW;
        try {
            return parser.parse(declared(), new Properties(), unknown, words.toArray(String[]::new));
        } catch (UnrecognizedOptionException e) {
            throw unknown(List.of(e.getOption()));
        } catch (MissingArgumentException e) {
            Declaration option = names.meaning(e.getOption().getLongOpt()).getFirst();
            throw new OptionException(option.complaint("expected one argument"), e);
        } catch (ParseException e) {
            throw new OptionException(e.getMessage(), e);
        }
    }

    private Options declared() {
        var options = new Options();
        named().map(CommandLineSyntax::option).forEach(options::addOption);
        return options;
    }

    private Stream<Declaration> named() {
        return vocabulary.onCommandLine().stream()
                .filter(declaration -> declaration.kind() != Declaration.Kind.POSITIONAL);
    }

    private static Option option(Declaration declaration) {
        var option = Option.builder(
                        declaration.shortOption().map(name -> name.substring(1)).orElse(null))
                .longOpt(declaration.key());
        return switch (declaration.kind()) {
            case FLAG, POSITIONAL -> option.get();
            case VALUE -> option.hasArg().get();
            case WORDS -> option.hasArgs().optionalArg(true).get();
        };
    }

    private Map<Declaration, Value> values(CommandLine words) {
        var values = new LinkedHashMap<Declaration, Value>();
        named().filter(option -> words.hasOption(option.key()))
                .forEach(option -> values.put(option, value(option, words)));
        if (!words.getArgList().isEmpty()) {
            values.put(vocabulary.command().positional(), new Value.Items(words.getArgList(), HERE));
        }
        return values;
    }

    private static Value value(Declaration option, CommandLine words) {
        List<String> given = switch (option.kind()) {
            case FLAG, POSITIONAL -> List.of("true");
            case VALUE, WORDS -> valuesOf(option, words);
        };
        return option.kind() == Declaration.Kind.WORDS
                ? new Value.Items(given, HERE)
                : new Value.Text(given.getLast(), HERE);
    }

    /// None behind an option of words that has no word; the library has null there.
    private static List<String> valuesOf(Declaration option, CommandLine words) {
        return Optional.ofNullable(words.getOptionValues(option.key()))
                .map(List::of)
                .orElseGet(List::of);
    }
}
