package dev.gryllus.cli;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Lays the help text of one command out: a group for each heading, names to the left, prose to the right.
///
/// By hand, because the help formatters of option libraries know neither groups nor two paragraphs for one option.
final class HelpLayout {
    private static final int WIDTH = 100;
    private static final int PROSE_AT = 35;
    private static final String WITHOUT_SHORT_NAME = "      ";

    private final Vocabulary vocabulary;
    private final Command command;
    private final Map<Setting, String> fallbacks;

    HelpLayout(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.command = vocabulary.command();
        this.fallbacks = command.fallbacks();
    }

    /// At most 100 columns wide, without a line break at the end.
    String text() {
        var paragraphs = new ArrayList<String>();
        paragraphs.add(("Usage: " + command.words() + " [options] " + operands()).strip());
        paragraphs.add(HelpText.introduction(command));
        groups().forEach((group, options) -> paragraphs.add(section(group, options)));
        paragraphs.add(HelpText.epilogue(command));
        return String.join("\n\n", paragraphs);
    }

    private String operands() {
        return switch (command) {
            case REPORT, CTL -> command.positional().placeholder();
            case HASH_PASSWORD -> "";
            case RUN, DEBUG, DEMO -> "[UserClass ...]";
        };
    }

    private Map<HelpGroup, List<Declaration>> groups() {
        return vocabulary.onCommandLine().stream()
                .filter(option -> !(option instanceof MissingOption))
                .collect(groupingBy(Declaration::group, TreeMap::new, toList()));
    }

    private String section(HelpGroup group, List<Declaration> options) {
        return options.stream().flatMap(this::rows).collect(joining("\n", group.title() + ":\n", ""));
    }

    private Stream<String> rows(Declaration option) {
        var prose = new ArrayList<>(Wrapping.lines(HelpText.description(option), WIDTH - PROSE_AT));
        String sources = HelpText.sources(option, fallbacks);
        if (!sources.isEmpty()) {
            prose.add(sources);
        }
        String name = name(option);
        boolean fits = name.length() < PROSE_AT && !prose.isEmpty();
        String first = fits ? name + " ".repeat(PROSE_AT - name.length()) + prose.removeFirst() : name;
        return Stream.concat(Stream.of(first), prose.stream().map(line -> " ".repeat(PROSE_AT) + line));
    }

    private static String name(Declaration option) {
        if (option.kind() == Declaration.Kind.POSITIONAL) {
            return WITHOUT_SHORT_NAME + option.placeholder() + (option == Setting.USER_CLASSES ? " ..." : "");
        }
        String indented =
                option.shortOption().map(letter -> "  " + letter + ", ").orElse(WITHOUT_SHORT_NAME);
        String value = switch (option.kind()) {
            case FLAG, POSITIONAL -> "";
            case VALUE -> " " + option.placeholder();
            case WORDS -> " " + option.placeholder() + " ...";
        };
        return indented + option.option() + value;
    }
}
