package dev.gryllus;

import dev.gryllus.event.Usage;
import dev.gryllus.health.Activity;
import dev.gryllus.health.Health;
import dev.gryllus.health.Sample;
import dev.gryllus.health.SelfWatch;
import dev.gryllus.health.Verdict;
import dev.gryllus.output.Output;
import dev.gryllus.output.Progress;
import dev.gryllus.output.RunInfo;
import dev.gryllus.stats.StatsSnapshot;
import java.time.Duration;
import java.util.function.Supplier;

/// Has the generator looked at whenever its statistics are, so that both tell of the same seconds. What else concerns
/// it, the failures it is to blame for and the time in listeners, comes from the run.
///
/// Ticks and [#end] come from a reporter, never at the same time; [#usage] may be called by any thread.
final class GeneratorWatch implements Output {
    /// As the operating system says it, and so every kind of client.
    private static final String NO_FILE = "Too many open files";

    private static final String NO_PORT = "Cannot assign requested address";

    private final SelfWatch watch;
    private final Supplier<Duration> listening;
    private Duration listenedBefore = Duration.ZERO;
    private long epoch;
    private boolean ended;

    /// @param listening time that users have spent in listeners since the program began
    GeneratorWatch(SelfWatch watch, Supplier<Duration> listening) {
        this.watch = watch;
        this.listening = listening;
    }

    /// Begins to measure; the first tick comes soon after.
    @Override
    public void start(RunInfo info) {
        watch.start();
    }

    @Override
    public String name() {
        return "figures of the load generator";
    }

    @Override
    public void tick(Progress progress) {
        look(progress.total());
    }

    /// The last look. It comes before that of all others, where the exit code depends on the verdict.
    void end(Progress progress) {
        if (!ended) {
            ended = true;
            look(progress.total());
            watch.stop();
        }
    }

    @Override
    public void finish(Progress progress) {
        end(progress);
    }

    Health health() {
        return watch.health();
    }

    boolean saturated() {
        return health().verdict().answer() == Verdict.Answer.DID_NOT_KEEP_UP;
    }

    /// Of the last ten seconds.
    Usage usage() {
        return watch.recently().map(GeneratorWatch::usage).orElse(Usage.UNKNOWN);
    }

    private static Usage usage(Sample sample) {
        return new Usage(100 * Math.min(1, sample.cpuShare()), sample.memory().used());
    }

    private void look(StatsSnapshot total) {
        Duration listened = listening.get();
        if (epoch != total.epoch()) {
            epoch = total.epoch();
            listenedBefore = listened;
            watch.restart();
        }
        watch.look(new Activity(
                total.users(), failures(total, NO_FILE), failures(total, NO_PORT), listened.minus(listenedBefore)));
    }

    private static long failures(StatsSnapshot total, String reason) {
        return total.failures().entrySet().stream()
                .filter(failure -> failure.getKey().reason().contains(reason))
                .mapToLong(failure -> failure.getValue().count())
                .sum();
    }
}
