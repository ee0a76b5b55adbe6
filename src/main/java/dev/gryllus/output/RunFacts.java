package dev.gryllus.output;

import dev.gryllus.health.Health;
import dev.gryllus.stats.StatsSnapshot;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// What a report of a run tells beside its statistics. All of it is asked for when the run has ended.
///
/// @param stopReason why it ended
/// @param generations of the scripts
/// @param health of the load generator
/// @param ratios what part each user class and task had, as JSON: [RatioTree#json]; empty where nobody knows
/// @param history how the figures came about, as JSON; empty where nobody kept it
public record RunFacts(
        Supplier<Optional<String>> stopReason,
        Supplier<List<Generation>> generations,
        Supplier<Health> health,
        Supplier<Optional<String>> ratios,
        Supplier<Optional<String>> history) {

    /// Our own JSON of the run, as `--json-file` writes it into a file of its own.
    public String json(StatsSnapshot total, Optional<RunManifest> manifest) {
        return Json.text(RunReport.of(total, manifest, this));
    }
}
