package dev.gryllus.health;

import dev.gryllus.stats.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks each second at how the generator itself is, and warns once of each thing that it is short of. Whoever reports
/// calls [#look]; [#look], [#restart] and [#health] belong to one thread at a time, [#recently] may be called by any.
public final class SelfWatch {
    private static final Logger LOG = LoggerFactory.getLogger("gryllus.health");

    /// Locust's own words, for those who look for them.
    private static final String CPU_WARNING =
            "CPU usage above 90%! This may constrain your throughput and may even give"
                    + " inconsistent response time measurements!";

    /// Of so many looks [#recently] knows.
    private static final int RECENT = 10;

    private final Clock clock;
    private final Supplier<Reading> meters;
    private final Probes probes;
    private final Set<Resource> told = EnumSet.noneOf(Resource.class);
    private Findings findings = new Findings();
    private History history = new History();
    private Optional<Look> last = Optional.empty();
    private volatile List<Sample> recent = List.of();

    private record Look(Reading reading, Activity activity, Instant at, long nanos) {}

    SelfWatch(Clock clock, Supplier<Reading> meters, Probes probes) {
        this.clock = clock;
        this.meters = meters;
        this.probes = probes;
    }

    public static SelfWatch ofThisProcess(Clock clock) {
        return new SelfWatch(clock, new Meters(), Probes.of(clock));
    }

    /// Begins to measure delays. The first look comes soon after; the delays until then count with those of the second.
    public void start() {
        probes.start();
    }

    public void stop() {
        probes.stop();
    }

    /// @param activity counts since the beginning, or the last [#restart]
    public void look(Activity activity) {
        Look now = new Look(meters.get(), activity, clock.now(), clock.nanoTime());
        last.filter(before -> now.nanos > before.nanos).ifPresent(before -> {
            Duration length = Duration.ofNanos(now.nanos - before.nanos);
            add(Sample.between(
                    before.reading,
                    now.reading,
                    now.at.minus(length),
                    length,
                    now.activity.minus(before.activity),
                    probes.users().take(),
                    probes.threads().take()));
        });
        last = Optional.of(now);
    }

    /// The statistics have begun anew, and so does what is said of their time.
    public void restart() {
        findings = new Findings();
        history = new History();
        last = last.map(before -> new Look(before.reading, Activity.NONE, before.at, before.nanos));
    }

    public Health health() {
        return new Health(findings.verdict(), history.samples());
    }

    /// The last ten looks together; empty before the second one.
    public Optional<Sample> recently() {
        return recent.stream().reduce(Sample::plus);
    }

    private void add(Sample sample) {
        history.add(sample);
        List<Sample> before = recent;
        recent = Stream.concat(before.stream().skip(before.size() < RECENT ? 0 : 1), Stream.of(sample))
                .toList();
        for (Resource resource : findings.add(sample)) {
            if (told.add(resource)) {
                warn(resource, sample);
            }
        }
    }

    private static void warn(Resource resource, Sample sample) {
        if (resource == Resource.CPU) {
            LOG.warn(CPU_WARNING);
        } else {
            LOG.warn("The load generator does not keep up: {}", Words.of(resource, sample));
        }
    }
}
