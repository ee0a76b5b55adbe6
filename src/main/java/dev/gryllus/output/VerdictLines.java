package dev.gryllus.output;

import dev.gryllus.health.Sample;
import dev.gryllus.health.Spell;
import dev.gryllus.health.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The verdict over the load generator, as it stands below the tables. Times are milliseconds, moments count from the
/// beginning of the statistics.
final class VerdictLines {
    private VerdictLines() {}

    static List<String> of(Verdict verdict) {
        List<String> lines = new ArrayList<>();
        String delays = verdict.whole().map(VerdictLines::delays).orElse("");
        switch (verdict.answer()) {
            case KEPT_UP -> lines.add("Load generator: kept up" + delays);
            case TOO_SHORT_TO_TELL -> lines.add("Load generator: the run was too short to tell whether it kept up");
            case DID_NOT_KEEP_UP -> {
                lines.add("Load generator: DID NOT KEEP UP" + delays);
                Instant start = verdict.whole().orElseThrow().from();
                verdict.spells().forEach(spell -> lines.addAll(spell(spell, start)));
            }
        }
        lines.add("");
        return lines;
    }

    private static String delays(Sample whole) {
        return " (its own delays: p50 %s ms, p99 %s ms, at most %s ms)"
                .formatted(millis(whole.delays().percentile(0.5)), millis(whole.ownPart()), millis(whole.worstDelay()));
    }

    private static List<String> spell(Spell spell, Instant start) {
        Sample strained = spell.strained();
        return List.of(
                " * %s to %s (%s s): %s"
                        .formatted(
                                moment(start, spell.from()),
                                moment(start, spell.to()),
                                Math.round(strained.length().toMillis() / 1e3),
                                spell.text()),
                "   Of what its users measured then, up to %s ms may be its own (p99; at most %s ms)"
                        .formatted(millis(strained.ownPart()), millis(strained.worstDelay())));
    }

    private static String moment(Instant start, Instant moment) {
        long seconds = Math.round(Duration.between(start, moment).toMillis() / 1e3);
        return seconds < 3_600
                ? "%d:%02d".formatted(seconds / 60, seconds % 60)
                : "%d:%02d:%02d".formatted(seconds / 3_600, seconds / 60 % 60, seconds % 60);
    }

    private static String millis(Duration duration) {
        double millis = Decimals.millis(duration);
        return Decimals.fixed(millis, millis < 10 ? 2 : 0);
    }
}
