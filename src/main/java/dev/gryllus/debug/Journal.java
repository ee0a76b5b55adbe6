package dev.gryllus.debug;

import dev.gryllus.http.Response;
import dev.gryllus.output.Cells;
import dev.gryllus.output.Printable;
import dev.gryllus.output.Screen;
import dev.gryllus.stats.Clock;
import dev.gryllus.stats.Outcome;
import dev.gryllus.stats.Recorder;
import dev.gryllus.stats.RequestEvent;
import dev.gryllus.stats.ScriptError;
import dev.gryllus.stats.Starts;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Tells what one user does, one line for each thing, and passes on what is to be counted.
///
/// ```text
/// TIME          TYPE     NAME                                     STATUS       MS     BYTES  ERROR
/// 14:03:07.118  task     browse
/// 14:03:07.131  GET      /items/[id]                                 200     12.4       153
/// 14:03:07.131  end      browse                                              13.1
/// ```
///
/// A script may make requests on threads of its own: each thing is printed in one piece.
public final class Journal implements Recorder {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
    private static final int NAME_WIDTH = 40;
    private static final String INDENT = " ".repeat("HH:mm:ss.SSS".length() + 2);

    private final Screen screen;
    private final Clock clock;
    private final ZoneId zone;
    private final Detail detail;
    private final SourceLines sources;
    private final Recorder next;

    /// @param zone of the times shown
    /// @param next what counts
    public Journal(Screen screen, Clock clock, ZoneId zone, Detail detail, SourceLines sources, Recorder next) {
        this.screen = screen;
        this.clock = clock;
        this.zone = zone;
        this.detail = detail;
        this.sources = sources;
        this.next = next;
    }

    /// The names of the columns.
    public void begin() {
        screen.println("TIME          " + columns("TYPE", "NAME", "STATUS", "MS", "BYTES", "ERROR"));
    }

    @Override
    public void request(RequestEvent event) {
        String line = columns(
                Printable.of(event.method()),
                Printable.of(event.name()),
                status(event),
                millis(event.responseNanos()),
                String.valueOf(event.responseLength()),
                error(event.outcome()));
        tell(line, details(event));
        next.request(event);
    }

    @Override
    public void exception(ScriptError error) {
        List<String> lines = sources.explained(error.trace()).toList();
        tell(columns("error", lines.getFirst(), "", "", "", ""), lines.subList(1, lines.size()).stream());
        next.exception(error);
    }

    @Override
    public void starts(String userType, Starts more) {
        next.starts(userType, more);
    }

    /// Something else that the user does.
    void note(String type, String text) {
        tell(columns(type, Printable.of(text), "", "", "", ""), Stream.empty());
    }

    /// Something that took a while.
    ///
    /// @param how it ended, if not as usual
    void ended(String text, long nanos, String how) {
        tell(columns("end", Printable.of(text), "", millis(nanos), "", how), Stream.empty());
    }

    private void tell(String line, Stream<String> below) {
        String time = TIME.format(clock.now().atZone(zone));
        screen.println(Stream.concat(Stream.of(time + "  " + line), below.map(INDENT::concat))
                .collect(Collectors.joining("\n")));
    }

    private Stream<String> details(RequestEvent event) {
        return event.response()
                .map(response -> response instanceof Response http
                        ? new HttpExchange(http, event.responseLength()).lines(detail).stream()
                        : Stream.<String>empty())
                .orElseGet(Stream::empty);
    }

    private static String status(RequestEvent event) {
        return event.response().orElse(null) instanceof Response http && http.getError() == null
                ? String.valueOf(http.getStatus_code())
                : "-";
    }

    private static String error(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Success _ -> "";
            case Outcome.Failure failure -> Printable.of(failure.reason());
        };
    }

    private static String millis(long nanos) {
        return String.format(Locale.ROOT, "%.1f", nanos / 1e6);
    }

    private static String columns(String type, String name, String status, String ms, String bytes, String error) {
        String padded = name + " ".repeat(Math.max(0, NAME_WIDTH - Cells.width(name)));
        return String.format(Locale.ROOT, "%-8s %s %6s %8s %9s  %s", type, padded, status, ms, bytes, error)
                .stripTrailing();
    }
}
