package dev.gryllus.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gryllus.stats.EntrySnapshot;
import dev.gryllus.stats.Phase;
import dev.gryllus.stats.PhaseTotal;
import dev.gryllus.stats.PhaseTotals;
import dev.gryllus.stats.Tally;
import java.util.List;
import java.util.Optional;

/// Where the time of requests went, by phases.
///
/// @param count how many requests it is about: all that have a time
/// @param mean of their times, in milliseconds
/// @param phases in the order in which they come; what no request had is left out
/// @param rest the share of the time that is in no phase: the client's own work, and waiting for a processor
record TimeSpent(long count, Number mean, List<Part> phases, Number rest) {
    /// Successes and failures apart; each is empty where no phases are known.
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record ByOutcome(Optional<TimeSpent> successes, Optional<TimeSpent> failures) {
        static ByOutcome of(EntrySnapshot entry) {
            return new ByOutcome(TimeSpent.of(entry.successes()), TimeSpent.of(entry.failures()));
        }
    }

    /// @param phase its label
    /// @param count how many requests had it
    /// @param mean of what these spent on it, in milliseconds
    /// @param share of the time of all requests, from 0 to 1
    record Part(String phase, long count, Number mean, Number share) {
        static Part of(Phase phase, PhaseTotal total, double wholeNanos) {
            return new Part(
                    phase.label(),
                    total.count(),
                    Figures.rounded(total.nanos() / 1e6 / total.count()),
                    Figures.rounded(total.nanos() / wholeNanos));
        }
    }

    static Optional<TimeSpent> of(Tally tally) {
        PhaseTotals phases = tally.phases();
        if (phases.isEmpty() || tally.timed() == 0) { // requests that end just now may have told their phases first
            return Optional.empty();
        }
        double whole = Math.max(tally.totalNanos(), phases.nanos()); // a script may have edited the times of requests
        return Optional.of(new TimeSpent(
                tally.timed(),
                Figures.rounded(whole / 1e6 / tally.timed()),
                phases.byPhase().entrySet().stream()
                        .filter(part -> part.getValue().count() > 0)
                        .map(part -> Part.of(part.getKey(), part.getValue(), whole))
                        .toList(),
                Figures.rounded(1 - phases.nanos() / whole)));
    }
}
