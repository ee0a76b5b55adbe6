package dev.gryllus.report

import dev.gryllus.health.Health
import dev.gryllus.health.Sample
import dev.gryllus.health.Verdict
import dev.gryllus.history.RunHistory
import dev.gryllus.output.Generation
import dev.gryllus.output.Machine
import dev.gryllus.output.Progress
import dev.gryllus.output.RunFacts
import dev.gryllus.output.RunInfo
import dev.gryllus.output.RunManifest
import dev.gryllus.stats.EntryKey
import dev.gryllus.stats.EntrySnapshot
import dev.gryllus.stats.Extremes
import dev.gryllus.stats.FailureKey
import dev.gryllus.stats.Latencies
import dev.gryllus.stats.LatencyRecorder
import dev.gryllus.stats.Occurrences
import dev.gryllus.stats.PhaseTotals
import dev.gryllus.stats.StatsSnapshot
import dev.gryllus.stats.Tally
import dev.gryllus.support.FakeClock
import dev.gryllus.support.Samples
import groovy.transform.CompileStatic
import java.math.MathContext
import java.time.Duration
import java.time.Instant

/**
 * A run of hours with many names, made up from snapshots, for going through it request by request would take hours too. It
 * ramps up, has daily waves, a time in which the system gives out, an edit, and names that differ in speed and failures.
 */
@CompileStatic
class LongRun {
    private static final int POOL = 12

    /** Few different times keep it quick, and make the reports no smaller. */
    private static final MathContext ROUGH = new MathContext(2)

    final Duration length
    final int names
    final Duration step
    final Random random = new Random(11)
    final RunHistory history
    final RunFacts facts
    final RunManifest manifest
    final List<Sample> samples = []
    private final List<Latencies> pool
    private StatsSnapshot latest = StatsSnapshot.empty(FakeClock.ORIGIN)
    private int users = 0

    LongRun(Duration length, int names, Duration step, int requestsEach = 2_000) {
        this.length = length
        this.names = names
        this.step = step
        this.pool = (0..<POOL).collect { latencies(requestsEach) }
        manifest = new RunManifest('1.2.3', new TreeMap<String, String>([host: 'https://shop.example', 'run-time': "${length.toSeconds()}".toString(), users: '400', profile: 'nightly']),
            [new RunManifest.Script('/home/ada/shop.groovy', 'ab' * 32)], new Machine('OpenJDK 64-Bit Server VM', '25.0.3+9', 'Somebody', 'Linux', '6.1', 'amd64', 2, 8_000_000_000L, 2_000_000_000L))
        def generations = [new Generation(1, FakeClock.ORIGIN, manifest.scripts()), new Generation(2, FakeClock.ORIGIN + length.dividedBy(3), manifest.scripts())]
        def health = { new Health(new Verdict(samples.empty ? Optional.<Sample> empty() : Optional.of(Samples.sample(length: length.toSeconds())), []), samples) }
        history = new RunHistory(new RunHistory.Sources({ OptionalInt.of(wanted(latest.takenAt())) }, { false },
            { generations.findAll { Generation generation -> !generation.since().isAfter(latest.takenAt()) } }, { Optional.of('--run-time limit reached') }, health))
        facts = new RunFacts({ Optional.of('--run-time limit reached') }, { generations }, health, { Optional.of(RunOnRecord.RATIOS) }, { Optional.of(history.document()) })
    }

    /** What `--json-file` writes of it. */
    String json() {
        history.start(new RunInfo(FakeClock.ORIGIN, Optional.empty(), { manifest }))
        int ticks = (int) (length.toMillis().intdiv(step.toMillis()))
        (1..ticks).each { int tick ->
            latest = next(FakeClock.ORIGIN + step.multipliedBy(tick), tick / ticks as double)
            samples << Samples.sample(at: Duration.between(FakeClock.ORIGIN, latest.takenAt()).minus(step).toSeconds(), length: step.toMillis() / 1000,
                cpu: 0.2 + 0.1 * Math.sin(tick / 9) + random.nextDouble() * 0.05, machine: 0.4 + random.nextDouble() * 0.1, gc: random.nextInt(9) / 1000)
            history.tick(progress())
        }
        history.finish(progress())
        facts.json(latest, Optional.of(manifest))
    }

    private Progress progress() {
        new Progress(latest, latest)
    }

    private int wanted(Instant at) {
        Duration.between(FakeClock.ORIGIN, at) > length.multipliedBy(2).dividedBy(3) ? 400 : 250
    }

    private StatsSnapshot next(Instant at, double share) {
        users = Math.min(wanted(at), (int) (users + 250 * step.toMillis() / length.toMillis() * 12))
        boolean troubled = share > 0.55 && share < 0.6
        def entries = new TreeMap<EntryKey, EntrySnapshot>()
        def failures = new TreeMap<FailureKey, Occurrences>()
        (0..<names).each { int i ->
            def key = new EntryKey(i % 4 == 0 ? 'POST' : 'GET', "/api/v2/shops/[id]/articles/${Integer.toString(i * 7919, 36)}".toString())
            def before = latest.entries().getOrDefault(key, new EntrySnapshot(key, Tally.NONE, Tally.NONE, Optional.<Instant> empty()))
            def good = before.successes().plus(tally(i, troubled))
            def bad = i % 25 == 3 || troubled ? before.failures().plus(few(i)) : before.failures()
            entries[key] = new EntrySnapshot(key, good, bad, Optional.of(at))
            if (bad.count() > 0) {
                failures[new FailureKey(key, 'HTTPError(503 Server Error: Service Unavailable)')] = new Occurrences(bad.count(), FakeClock.ORIGIN, at)
            }
        }
        new StatsSnapshot(0, FakeClock.ORIGIN, at, at, users, entries, failures, new TreeMap(), new TreeMap())
    }

    private Tally tally(int i, boolean troubled) {
        def times = pool[(i + random.nextInt(3)) % (POOL - 3) + (troubled ? 3 : 0)]
        new Tally(times, i % 50 == 0 ? times : Latencies.NONE, times.count() * 30_000_000L,
            Optional.of(new Extremes(times.percentile(0).toNanos(), times.percentile(1).toNanos())), times.count() * 1500, 0, PhaseTotals.NONE)
    }

    private static Tally few(int i) {
        new Tally(Samples.delays([5.0 + i % 10, 7.5]), Latencies.NONE, 12_000_000L, Optional.of(new Extremes(5_000_000, 15_000_000)), 100, 0, PhaseTotals.NONE)
    }

    private Latencies latencies(int count) {
        def recorder = new LatencyRecorder()
        double median = 5 * Math.pow(1.5, random.nextInt(10))
        count.times {
            double tail = random.nextInt(200) == 0 ? 8 : 1
            double millis = median * tail * Math.exp(random.nextGaussian() * 0.4)
            recorder.record(Duration.ofNanos((long) (new BigDecimal(millis).round(ROUGH).doubleValue() * 1_000_000)))
        }
        recorder.take()
    }
}
