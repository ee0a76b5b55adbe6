package dev.gryllus.cli;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/// Translates the options into picocli's model: a group for each heading of the help text.
///
/// The model is built by hand because annotations would cost reflection at each start. All values stay text:
/// picocli converts nothing, so that the words of every source are understood by the same code.
final class CommandModel {
    private static final int HELP_WIDTH = 100;
    private static final int LONGEST_NAME = 28;
    private static final String ANY = "0..*";

    /// picocli's own order has the positional words before the options.
    private static final List<String> SECTIONS = List.of(
            UsageMessageSpec.SECTION_KEY_SYNOPSIS_HEADING,
            UsageMessageSpec.SECTION_KEY_SYNOPSIS,
            UsageMessageSpec.SECTION_KEY_DESCRIPTION_HEADING,
            UsageMessageSpec.SECTION_KEY_DESCRIPTION,
            UsageMessageSpec.SECTION_KEY_OPTION_LIST,
            UsageMessageSpec.SECTION_KEY_PARAMETER_LIST_HEADING,
            UsageMessageSpec.SECTION_KEY_PARAMETER_LIST,
            UsageMessageSpec.SECTION_KEY_FOOTER);

    private final Command command;
    private final Vocabulary vocabulary;
    private final Map<Setting, String> fallbacks;

    CommandModel(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.command = vocabulary.command();
        this.fallbacks = command.fallbacks();
    }

    CommandSpec specification() {
        CommandSpec specification = CommandSpec.create().name(command.words());
        specification
                .usageMessage()
                .customSynopsis(command.words() + " [options] [UserClass ...]")
                .descriptionHeading("%n")
                .description(HelpText.introduction(command))
                .footer(("\n" + HelpText.epilogue(command)).split("\n"))
                .sortOptions(false)
                .parameterListHeading(heading(Setting.USER_CLASSES.group()))
                .sectionKeys(SECTIONS)
                .width(HELP_WIDTH)
                .longOptionsMaxWidth(LONGEST_NAME);
        vocabulary.onCommandLine().stream()
                .filter(option -> option.kind() != Declaration.Kind.POSITIONAL)
                .collect(groupingBy(Declaration::group, TreeMap::new, toList()))
                .forEach((group, options) -> specification.addArgGroup(section(group, options)));
        // Not in a group: there picocli would take only the first run of words.
        specification.addPositional(userClasses());
        return specification;
    }

    private ArgGroupSpec section(HelpGroup group, List<Declaration> options) {
        ArgGroupSpec.Builder section =
                ArgGroupSpec.builder().validate(false).order(group.ordinal()).heading(heading(group));
        options.forEach(option -> section.addArg(option(option)));
        return section.build();
    }

    private static String heading(HelpGroup group) {
        return "%n" + group.title() + ":%n";
    }

    private OptionSpec option(Declaration declaration) {
        String[] names = Stream.concat(declaration.shortOption().stream(), Stream.of(declaration.option()))
                .toArray(String[]::new);
        OptionSpec.Builder option = OptionSpec.builder(names)
                .paramLabel(label(declaration))
                .hideParamSyntax(true)
                .hidden(declaration instanceof MissingOption)
                .description(description(declaration));
        return switch (declaration.kind()) {
            case FLAG -> option.arity("0").type(boolean.class).build();
            case VALUE -> option.arity("1").type(String.class).build();
            case WORDS, POSITIONAL -> option.arity(ANY).type(String[].class).build();
        };
    }

    private PositionalParamSpec userClasses() {
        return PositionalParamSpec.builder()
                .index(ANY)
                .arity(ANY)
                .type(String[].class)
                .paramLabel(label(Setting.USER_CLASSES))
                .hideParamSyntax(true)
                .description(description(Setting.USER_CLASSES))
                .build();
    }

    private static String label(Declaration declaration) {
        return switch (declaration.kind()) {
            case FLAG, VALUE -> declaration.placeholder();
            case WORDS, POSITIONAL -> declaration.placeholder() + " ...";
        };
    }

    private String[] description(Declaration declaration) {
        return Stream.of(HelpText.description(declaration), HelpText.sources(declaration, fallbacks))
                .filter(line -> !line.isEmpty())
                .toArray(String[]::new);
    }
}
