package dev.gryllus.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// What makes two runs hard to compare: a generator that was the bottleneck, another load, other scripts.
final class BaselineNotes {
    /// Those that say what load was made of what, against what.
    private static final List<String> OPTIONS = List.of(
            "host",
            "users",
            "spawn-rate",
            "run-time",
            "shape",
            "user-classes",
            "tags",
            "exclude-tags",
            "config-users",
            "equal-weights");

    private BaselineNotes() {}

    static List<String> of(SavedRun before, SavedRun after) {
        List<String> notes = new ArrayList<>();
        generator("of the baseline", before).ifPresent(notes::add);
        generator("of this run", after).ifPresent(notes::add);
        String options = OPTIONS.stream()
                .filter(name -> !before.option(name).equals(after.option(name)))
                .map(name -> name + " " + value(after, name) + " (was " + value(before, name) + ")")
                .collect(Collectors.joining(", "));
        if (!options.isEmpty()) {
            notes.add("Other options than those of the baseline: " + options + ".");
        }
        if (!scripts(before).equals(scripts(after))) {
            notes.add("The scripts have changed since.");
        }
        return notes;
    }

    private static Optional<String> generator(String whose, SavedRun run) {
        return run.verdict().equals("did_not_keep_up")
                ? Optional.of("The load generator " + whose + " did not keep up: its times are not to be trusted.")
                : Optional.empty();
    }

    private static String value(SavedRun run, String option) {
        return run.option(option).orElse("none");
    }

    private static List<String> scripts(SavedRun run) {
        return run.json()
                .path("manifest")
                .path("scripts")
                .valueStream()
                .map((JsonNode script) -> script.path("sha256").asString(""))
                .toList();
    }
}
