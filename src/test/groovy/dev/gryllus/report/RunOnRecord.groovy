package dev.gryllus.report

import dev.gryllus.health.Health
import dev.gryllus.health.Sample
import dev.gryllus.health.Spell
import dev.gryllus.health.Verdict
import dev.gryllus.history.RunHistory
import dev.gryllus.output.Generation
import dev.gryllus.output.Machine
import dev.gryllus.output.Progress
import dev.gryllus.output.RunFacts
import dev.gryllus.output.RunInfo
import dev.gryllus.output.RunManifest
import dev.gryllus.stats.Outcome
import dev.gryllus.stats.RequestEvent
import dev.gryllus.stats.Stats
import dev.gryllus.stats.StatsSnapshot
import dev.gryllus.support.Events
import dev.gryllus.support.FakeClock
import dev.gryllus.support.Samples
import java.time.Duration

/** A run that a spec makes up, second by second, with the history and the JSON that a real one has. */
class RunOnRecord {
    static final String RATIOS = '{"per_class": {"Shopper": {"ratio": 1.0, "tasks": {"browse": {"ratio": 0.75}, "buy": {"ratio": 0.25}}}}, "total": {"Shopper": {"ratio": 1.0}}}'

    final FakeClock clock = new FakeClock()
    final Stats stats = new Stats(clock)
    final List<Sample> samples = []
    final List<Generation> generations = []
    final RunManifest manifest
    final RunHistory history
    final RunFacts facts
    int users = 0
    OptionalInt target = OptionalInt.empty()
    List<Spell> spells = []

    RunOnRecord(Map<String, String> options = [host: 'http://shop']) {
        def machine = new Machine('VM', '25+1', 'Somebody', 'Linux', '6.1', 'amd64', 2, 8_000_000_000, 2_000_000_000)
        manifest = new RunManifest('1.2.3', new TreeMap(options), [new RunManifest.Script('/home/ada/shop.groovy', 'ab' * 32)], machine)
        generations << new Generation(1, FakeClock.ORIGIN, manifest.scripts())
        def health = { new Health(new Verdict(samples ? Optional.of(Samples.sample(length: samples.size())) : Optional.empty(), spells), samples) }
        history = new RunHistory(new RunHistory.Sources({ target }, { false }, { generations }, { Optional.of('time is over') }, health))
        facts = new RunFacts({ Optional.of('time is over') }, { generations }, health, { Optional.of(RATIOS) }, { Optional.of(history.document()) })
        history.start(new RunInfo(clock.now(), Optional.empty(), { manifest }))
        history.tick(progress())
    }

    void second(Closure what) {
        what()
        samples << Samples.sample(at: clock.elapsed().toSeconds(), cpu: 0.3, machine: 0.4)
        clock.advance(Duration.ofSeconds(1))
        history.tick(progress())
    }

    void request(Map more = [:], String method, String name, Number millis) {
        long nanos = (millis * 1_000_000L) as long
        def lateness = more.late == null ? OptionalLong.empty() : OptionalLong.of((more.late * 1_000_000L) as long)
        def outcome = more.failure ? new Outcome.Failure(more.failure) : Outcome.SUCCESS
        stats.request(new RequestEvent(method, name, '', clock.nanoTime() - nanos, nanos, lateness, (more.length ?: 100) as long, outcome, [:],
            Optional.empty(), Events.phases(more.phases)))
    }

    Progress progress() {
        def now = stats.snapshot(users)
        new Progress(now, now - StatsSnapshot.empty(now.startedAt()))
    }

    /** What `--json-file` writes of it. */
    String json() {
        history.finish(progress())
        facts.json(stats.snapshot(users), Optional.of(manifest))
    }
}
