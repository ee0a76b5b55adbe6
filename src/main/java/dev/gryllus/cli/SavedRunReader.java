package dev.gryllus.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Understands the command line of `gryllus report`. No other source counts: what a configuration file says of reports
/// is meant for runs, and would overwrite theirs.
record SavedRunReader(Settings settings) {
    private static final String ENDING = ".run.json";

    SavedRunReader(Map<Declaration, Value> given) {
        this(new Settings());
        settings.add(given);
    }

    Invocation.Report invocation() {
        List<String> files = settings.words(Setting.SAVED_RUN);
        if (files.size() != 1) {
            throw new OptionException(
                    "expected one saved run, the file NAME.run.json that --json-file NAME has written, and got "
                            + (files.isEmpty() ? "none" : String.join(", ", files)));
        }
        Path saved = Path.of(files.getFirst());
        Optional<Path> html = file(Setting.HTML);
        Optional<Path> markdown = file(Setting.MARKDOWN);
        Optional<Path> junit = file(Setting.JUNIT);
        boolean nothingAsked = html.isEmpty() && markdown.isEmpty() && junit.isEmpty();
        return new Invocation.Report(
                saved,
                nothingAsked ? Optional.of(beside(saved)) : html,
                markdown,
                junit,
                Options.Baseline.of(settings));
    }

    private Optional<Path> file(Setting setting) {
        return settings.name(setting).map(Path::of);
    }

    /// `out.run.json` → `out.html`.
    private static Path beside(Path saved) {
        String name = saved.getFileName().toString();
        int end = name.endsWith(ENDING) ? name.length() - ENDING.length() : name.lastIndexOf('.');
        return saved.resolveSibling((end <= 0 ? name : name.substring(0, end)) + ".html");
    }
}
