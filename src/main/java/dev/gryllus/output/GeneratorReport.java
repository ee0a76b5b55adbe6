package dev.gryllus.output;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gryllus.health.Health;
import dev.gryllus.health.Sample;
import dev.gryllus.health.Spell;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// The part of [RunReport] about the load generator itself: whether it kept up, and how it was all the time.
///
/// @param verdict `kept_up`, `did_not_keep_up` or `too_short_to_tell`
/// @param ownDelays how late simulated users went on
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record GeneratorReport(String verdict, Optional<Delays> ownDelays, List<Shortage> shortages, Series series) {

    public static GeneratorReport of(Health health) {
        return new GeneratorReport(
                health.verdict().answer().name().toLowerCase(Locale.ROOT),
                health.verdict().whole().map(Delays::of),
                health.verdict().spells().stream().map(Shortage::of).toList(),
                Series.of(health.samples()));
    }

    public record Delays(BigDecimal p50, BigDecimal p99, BigDecimal max) {
        static Delays of(Sample sample) {
            return new Delays(
                    millis(sample.delays().percentile(0.5)), millis(sample.ownPart()), millis(sample.worstDelay()));
        }
    }

    /// @param seconds of the time from `from` to `to` in which it was so
    /// @param ownDelays in these
    public record Shortage(
            String resource, Instant from, Instant to, BigDecimal seconds, String text, Delays ownDelays) {
        static Shortage of(Spell spell) {
            return new Shortage(
                    spell.resource().key(),
                    spell.from(),
                    spell.to(),
                    inSeconds(spell.strained().length()),
                    spell.text(),
                    Delays.of(spell.strained()));
        }
    }

    /// A column for each figure and a row for each second; for several of them in a run of more than 1,000 seconds.
    /// Shares are 0 to 1.
    ///
    /// @param cpu share of what this process may use
    /// @param machine busy share of the processors it may run on; null where not known
    /// @param throttled share of a CPU quota's periods in which it was held back; null without a quota
    /// @param gcMillis pauses
    /// @param threadDelayP99 of platform threads, which do not wait for users
    /// @param active share of the time in which the carriers of users ran or were ready to
    /// @param waiting users that could run and had to wait, at the end of the second
    /// @param listening share of the users' time that listeners of events took
    public record Series(
            List<Instant> from,
            List<BigDecimal> seconds,
            List<BigDecimal> cpu,
            List<BigDecimal> machine,
            List<BigDecimal> throttled,
            List<Long> gcMillis,
            List<BigDecimal> delayP50,
            List<BigDecimal> delayP99,
            List<BigDecimal> delayMax,
            List<BigDecimal> threadDelayP99,
            List<BigDecimal> active,
            List<Long> waiting,
            List<Long> openFiles,
            List<Long> withoutFile,
            List<Long> withoutPort,
            List<BigDecimal> listening,
            List<Long> memoryBytes) {
        static Series of(List<Sample> samples) {
            return new Series(
                    column(samples, Sample::from),
                    column(samples, sample -> inSeconds(sample.length())),
                    column(samples, sample -> share(sample.cpuShare())),
                    column(
                            samples,
                            sample ->
                                    sample.machine().map(GeneratorReport::share).orElse(null)),
                    column(
                            samples,
                            sample -> sample.throttled()
                                    .map(GeneratorReport::share)
                                    .orElse(null)),
                    column(samples, sample -> sample.gc().toMillis()),
                    column(samples, sample -> millis(sample.delays().percentile(0.5))),
                    column(samples, sample -> millis(sample.ownPart())),
                    column(samples, sample -> millis(sample.worstDelay())),
                    column(samples, sample -> millis(sample.threads().at(0.99))),
                    column(samples, sample -> share(sample.active())),
                    column(samples, sample -> sample.carriers().waiting()),
                    column(samples, sample -> sample.files().open()),
                    column(samples, Sample::withoutFile),
                    column(samples, Sample::withoutPort),
                    column(samples, sample -> share(sample.listening())),
                    column(samples, sample -> sample.memory().used()));
        }

        /// With nulls, which is what JSON has for a gap.
        private static <T> List<T> column(List<Sample> samples, Function<Sample, T> figure) {
            List<T> column = new ArrayList<>();
            samples.forEach(sample -> column.add(figure.apply(sample)));
            return column;
        }
    }

    private static BigDecimal millis(Duration duration) {
        return Decimals.shortest(Decimals.millis(duration));
    }

    private static BigDecimal inSeconds(Duration duration) {
        return rounded(duration.toNanos() / 1e9);
    }

    private static BigDecimal share(double share) {
        return rounded(share);
    }

    private static BigDecimal rounded(double value) {
        return BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_EVEN);
    }
}
