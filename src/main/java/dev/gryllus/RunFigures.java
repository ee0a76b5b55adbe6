package dev.gryllus;

import dev.gryllus.cli.Options;
import dev.gryllus.engine.Runner;
import dev.gryllus.engine.StopReason;
import dev.gryllus.engine.StopSignal;
import dev.gryllus.engine.Target;
import dev.gryllus.engine.TestPlan;
import dev.gryllus.engine.UserShares;
import dev.gryllus.health.SelfWatch;
import dev.gryllus.history.RunHistory;
import dev.gryllus.output.Generation;
import dev.gryllus.output.Machine;
import dev.gryllus.output.Output;
import dev.gryllus.output.Progress;
import dev.gryllus.output.RatioTree;
import dev.gryllus.output.Reporter;
import dev.gryllus.output.RunFacts;
import dev.gryllus.output.RunInfo;
import dev.gryllus.output.RunManifest;
import dev.gryllus.report.Baseline;
import dev.gryllus.report.Report;
import dev.gryllus.report.ReportFormat;
import dev.gryllus.stats.Stats;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What is told of one run, and who tells it: from its first second to its last report.
///
/// [#start], [#finish] belong to the main thread; everything else may be called by any.
final class RunFigures {
    private final Stats stats;
    private final Runner runner;
    private final Supplier<RunManifest> manifest;
    private final Optional<Baseline> baseline;
    private final GeneratorWatch generator;
    private final Optional<RunHistory> history;
    private final RunFacts facts;
    private final LatestProgress latest = new LatestProgress();
    private final Reporter reporter;

    /// @param stats of the run
    /// @param runner that makes them
    RunFigures(Definition definition, TestRun.Surroundings around, Stats stats, Runner runner, StopSignal stopSignal) {
        this.stats = stats;
        this.runner = runner;
        this.manifest = manifest(definition);
        this.baseline = around.baseline();
        this.generator = new GeneratorWatch(
                SelfWatch.ofThisProcess(around.clock()), around.environment().listenerCalls()::listening);
        int first = around.generations().present();
        Supplier<List<Generation>> generations = () -> around.generations().from(first);
        Supplier<Optional<String>> stopReason = () -> stopSignal.reason().map(StopReason::text);
        Options.Reports reports = definition.options().reports();
        Outputs wanted = new Outputs(reports, around.screen(), around.feed().isEmpty(), baseline);
        this.history = wanted.keepsHistory() ? Optional.of(history(generations, stopReason)) : Optional.empty();
        this.facts = new RunFacts(
                stopReason,
                generations,
                generator::health,
                () -> Optional.of(ratios(runner.plan())), // edits and forms change it
                () -> history.map(RunHistory::document));
        List<Output> outputs = new ArrayList<>(List.of(latest, generator));
        outputs.addAll(wanted.of(runner, facts, history));
        around.feed().ifPresent(feed -> outputs.add(feed.telling(history.orElseThrow())));
        this.reporter = new Reporter(around.clock(), () -> stats.snapshot(runner.users()), outputs);
    }

    private RunHistory history(Supplier<List<Generation>> generations, Supplier<Optional<String>> stopReason) {
        return new RunHistory(new RunHistory.Sources(
                this::wantedUsers, runner::isPaused, generations, stopReason, generator::health));
    }

    private String ratios(TestPlan plan) {
        TaskShares shares = new TaskShares(plan.userTypes(), UserShares.of(plan, wantedUsers()));
        return RatioTree.json(shares.perClass(), shares.total());
    }

    private OptionalInt wantedUsers() {
        return runner.target().stream().mapToInt(Target::users).findFirst();
    }

    /// Holds the options and what is told of the scripts, not the scripts themselves, which may be edited and go.
    private static Supplier<RunManifest> manifest(Definition definition) {
        Options options = definition.options();
        List<RunManifest.Script> scripts = Generations.scriptsOf(definition.scripts());
        return () -> new RunManifest(Version.number(), named(options), scripts, Machine.current());
    }

    private static SortedMap<String, String> named(Options options) {
        SortedMap<String, String> named = new TreeMap<>();
        options.asMap().forEach((name, value) -> named.put(name, withoutPassword(value.toString())));
        return named;
    }

    /// `http://user:password@host` without what is in front of the `@`.
    private static String withoutPassword(String text) {
        return text.replaceAll("(?<=://)[^/@\\s]*@", "");
    }

    /// Tells each second from now on.
    void start(Instant now, Optional<Duration> runTime) {
        reporter.start(new RunInfo(now, runTime, manifest));
    }

    /// Lets every output finish. A second call changes nothing.
    ///
    /// @param beforehand told what they are going to be shown, once the verdict over the generator is there
    /// @return what they were shown
    Progress finish(Consumer<Progress> beforehand) {
        return reporter.finish(progress -> {
            generator.end(progress);
            beforehand.accept(progress);
        });
    }

    /// The same where the process ends behind our back, without a verdict.
    void finishEarly(Consumer<Progress> beforehand) {
        reporter.finish(beforehand);
    }

    /// Forgets what was counted, also in what was told last.
    void reset() {
        stats.reset();
        latest.become(stats.snapshot(runner.users()));
    }

    GeneratorWatch generator() {
        return generator;
    }

    /// As it stands now.
    Optional<String> report(ReportFormat format) {
        return latest().map(progress -> Report.of(facts.json(progress.total(), Optional.of(manifest.get())), baseline)
                .text(format));
    }

    /// What was reported last.
    Optional<Progress> latest() {
        return latest.latest();
    }
}
