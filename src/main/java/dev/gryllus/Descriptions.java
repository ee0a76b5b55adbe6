package dev.gryllus;

import dev.gryllus.cli.Options;
import dev.gryllus.engine.NamedShape;
import dev.gryllus.event.RunDescription;
import dev.gryllus.script.ParsedOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What scripts are told about the run that they take part in. Used by one thread at a time.
final class Descriptions {
    private final ScriptReader reader;
    private Optional<ParsedOptions> latest = Optional.empty();

    Descriptions(ScriptReader reader) {
        this.reader = reader;
    }

    /// Of a load test.
    RunDescription of(Definition definition) {
        return of(
                definition.options(),
                definition.selected().participating(),
                definition.courses().shape().map(NamedShape::name));
    }

    /// Of a run of one user.
    RunDescription of(Options options, String userClass) {
        return of(options, List.of(userClass), Optional.empty());
    }

    private RunDescription of(Options options, List<String> userClasses, Optional<String> shape) {
        ParsedOptions given = new ParsedOptions(options.parsedOptions());
        latest = Optional.of(latest.map(given::after).orElse(given));
        return new RunDescription(
                Optional.of(latest.get()),
                options.load().host().or(reader::host),
                options.load().stopTimeout(),
                options.selection().tags(),
                options.selection().excludeTags(),
                userClasses,
                shape,
                reader.files().stream().map(Path::toString).toList(),
                options.reports().resetStats());
    }
}
