package dev.gryllus.script;

import dev.gryllus.engine.PlanException;
import dev.gryllus.event.FaultWording;
import dev.gryllus.user.ScriptFaults;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.ErrorCollector;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;
import org.codehaus.groovy.syntax.SyntaxException;

/// Tells what is wrong with a script the way a compiler does: file, line, column, the line itself, and a mark under
/// it.
///
/// ```text
/// locustfile.groovy:7:23: Unexpected input: ')'
///   7 |     client.get('/items'))
///     |                         ^
/// ```
final class ScriptProblem {
    /// Groovy ends its messages with the position, which stands in front here.
    private static final Pattern TRAILING_POSITION = Pattern.compile("\\s*@ line \\d+, column \\d+\\.?\\s*$");

    /// Groovy quotes everything from the last point where it could have gone on, which may be many lines.
    private static final Pattern UNEXPECTED = Pattern.compile("(?s)Unexpected input: '.*'");

    /// A word, or one character of anything else.
    private static final Pattern TOKEN = Pattern.compile("^(?:\\w+|\\S)");

    /// What there is of the run from `events.init` on.
    private static final Pattern NOT_YET = Pattern.compile("\\benvironment\\.(?:runner|stats|parsed_options)\\b");

    private static final Pattern WORD = Pattern.compile("[A-Za-z_]\\w+");
    private static final Pattern FRAME = Pattern.compile("(.+\\.groovy):(\\d+)");

    private final ScriptSources sources;

    ScriptProblem(ScriptSources sources) {
        this.sources = sources;
    }

    PlanException notCompiling(CompilationFailedException failure) {
        if (failure instanceof MultipleCompilationErrorsException several) {
            ErrorCollector errors = several.getErrorCollector();
            Optional<SyntaxException> first = Stream.iterate(0, i -> i < errors.getErrorCount(), i -> i + 1)
                    .map(errors::getError)
                    .flatMap(error ->
                            error instanceof SyntaxErrorMessage syntax ? Stream.of(syntax.getCause()) : Stream.empty())
                    .findFirst();
            if (first.isPresent()) {
                Optional<PlanException> python = python(first.get());
                if (python.isPresent()) {
                    return python.get();
                }
                String more = errors.getErrorCount() == 1 ? "" : "\n(and " + (errors.getErrorCount() - 1) + " more)";
                return new PlanException(syntaxError(first.get()) + more);
            }
        }
        return new PlanException(failure.getMessage().strip());
    }

    private Optional<PlanException> python(SyntaxException error) {
        String name = Path.of(error.getSourceLocator()).getFileName().toString();
        OptionalInt line = PythonText.firstLine(sources.lines(name));
        return line.isEmpty()
                ? Optional.empty()
                : Optional.of(new PlanException(located(
                        name,
                        line.getAsInt(),
                        1,
                        "this looks like Python, and a locustfile of Gryllus is written in Groovy."
                                + " docs/porting-from-locust.md shows each construct in both languages")));
    }

    /// An exception that the script let out while it was loaded.
    PlanException thrown(Throwable raised, Path file) {
        Throwable thrown =
                raised instanceof ExceptionInInitializerError && raised.getCause() != null ? raised.getCause() : raised;
        String message = message(thrown);
        String text = placeOf(thrown, file, message)
                .map(place -> located(
                        place.file(), place.line(), columnOf(place, message), message + notYetThere(thrown, place)))
                .orElse(file.getFileName() + ": " + message);
        return new PlanException(text);
    }

    /// Where the message is a sentence of ours, the type of the exception says nothing.
    private static String message(Throwable thrown) {
        return switch (thrown) {
            case ScriptMistake mistake -> mistake.getMessage();
            case IllegalArgumentException wrong when wrong.getMessage() != null -> wrong.getMessage();
            default -> FaultWording.sentence(thrown).orElseGet(() -> ScriptFaults.summary(thrown));
        };
    }

    /// A hint for those who ask for the run while the script is loaded.
    private String notYetThere(Throwable thrown, Place place) {
        if (!(thrown instanceof NullPointerException)) {
            return "";
        }
        return sources.line(place.file(), place.line())
                .map(NOT_YET::matcher)
                .filter(Matcher::find)
                .map(match -> ". " + match.group() + " is null while the script is loaded: ask for it in a listener of"
                        + " events.init or events.test_start, or in a user's own code")
                .orElse("");
    }

    private record Place(String file, int line) {}

    private Optional<Place> placeOf(Throwable thrown, Path file, String message) {
        String fileName = file.getFileName().toString();
        if (thrown instanceof ScriptMistake mistake && mistake.line().isPresent()) {
            return Optional.of(new Place(fileName, mistake.line().getAsInt()));
        }
        return ScriptFaults.frames(thrown)
                .map(FRAME::matcher)
                .filter(Matcher::matches)
                .map(frame -> new Place(frame.group(1), Integer.parseInt(frame.group(2))))
                .findFirst()
                .or(() -> assignmentOf(message, fileName));
    }

    /// For a bad attribute of a class, or a word of a block that lacks another, of which no stack frame tells:
    /// messages of such begin with its name.
    private Optional<Place> assignmentOf(String message, String fileName) {
        String word = Pattern.quote(message.split(" ")[0]);
        Pattern assignment = Pattern.compile("\\b" + word + "\\s*=|^\\s*" + word + "\\b");
        List<String> lines = sources.lines(fileName);
        return IntStream.range(0, lines.size())
                .filter(i -> assignment.matcher(lines.get(i)).find())
                .mapToObj(i -> new Place(fileName, i + 1))
                .findFirst();
    }

    private String syntaxError(SyntaxException error) {
        String name = Path.of(error.getSourceLocator()).getFileName().toString();
        String message = TRAILING_POSITION.matcher(error.getOriginalMessage()).replaceAll("");
        String input = sources.line(name, error.getLine())
                .map(text -> text.substring(Math.clamp(error.getStartColumn() - 1L, 0, text.length())))
                .flatMap(rest -> TOKEN.matcher(rest).results().findFirst())
                .map(MatchResult::group)
                .orElse("end of line");
        message = UNEXPECTED.matcher(message).replaceAll(Matcher.quoteReplacement("Unexpected input: '" + input + "'"));
        return located(name, error.getLine(), error.getStartColumn(), message.strip());
    }

    private String located(String name, int line, int column, String message) {
        if (line < 1) {
            return name + ": " + message;
        }
        String head = name + ":" + line + ":" + column + ": " + message;
        return sources.line(name, line)
                .map(text -> String.format(
                        Locale.ROOT, "%s\n%4d | %s\n     | %s^", head, line, text, blanksBefore(text, column)))
                .orElse(head);
    }

    /// Keeps tabs, so that the mark stands under its column whatever their width.
    private static String blanksBefore(String text, int column) {
        String before = text.substring(0, Math.clamp(column - 1L, 0, text.length()));
        return before.replaceAll("[^\\t]", " ");
    }

    /// A stack frame knows only its line: the column is that of the first word of the message that stands in it, or
    /// else of the first character that is not blank.
    private int columnOf(Place place, String message) {
        String text = sources.line(place.file(), place.line()).orElse("");
        return WORD.matcher(message)
                        .results()
                        .map(word -> Pattern.compile("\\b" + Pattern.quote(word.group()) + "\\b")
                                .matcher(text))
                        .filter(Matcher::find)
                        .mapToInt(Matcher::start)
                        .findFirst()
                        .orElse(text.length() - text.stripLeading().length())
                + 1;
    }
}
