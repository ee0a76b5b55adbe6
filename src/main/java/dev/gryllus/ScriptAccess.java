package dev.gryllus;

import dev.gryllus.engine.WorkerStatus;
import dev.gryllus.event.Environment;
import dev.gryllus.event.ScriptRunner;
import dev.gryllus.event.ScriptStats;
import dev.gryllus.event.Usage;
import dev.gryllus.event.UsageMonitor;
import dev.gryllus.output.Progress;
import dev.gryllus.stats.Clock;
import dev.gryllus.stats.Recorder;
import dev.gryllus.stats.RequestEvent;
import dev.gryllus.stats.ScriptError;
import dev.gryllus.stats.Starts;
import dev.gryllus.stats.Stats;
import java.util.TreeMap;
import java.util.UUID;

/// What scripts see and steer of the runs, by `environment.runner` and `environment.stats`: always of the run that is
/// on, or was last. What they count before the first one is forgotten when it begins.
final class ScriptAccess {
    private final Runs runs;
    private final Environment environment;
    private final Stats before;

    private ScriptAccess(Runs runs, Environment environment, Clock clock) {
        this.runs = runs;
        this.environment = environment;
        this.before = new Stats(clock);
    }

    /// @return not started
    static UsageMonitor open(Runs runs, Environment environment, Clock clock) {
        ScriptAccess access = new ScriptAccess(runs, environment, clock);
        UsageMonitor usage = new UsageMonitor(environment, clock, access::usage);
        environment.begin(
                new ScriptRunner(environment, access.controls(usage)),
                new ScriptStats(
                        access::stats,
                        clock,
                        () -> runs.present()
                                .run()
                                .flatMap(run -> run.figures().latest())
                                .map(Progress::recent),
                        environment::tellStatsReset),
                access.recorder());
        return usage;
    }

    private ScriptRunner.Controls controls(UsageMonitor usage) {
        return new ScriptRunner.Controls(
                runs.present()::state,
                () -> runs.present()
                        .run()
                        .map(run -> run.worker().status())
                        .orElseGet(() -> new WorkerStatus(new TreeMap<>(), 0)),
                runs::head,
                runs.present()::target,
                runs.present()::stop,
                runs::quit,
                usage::latest,
                HostName.current() + "_" + UUID.randomUUID().toString().replace("-", ""));
    }

    private Usage usage() {
        return runs.present()
                .run()
                .map(run -> run.figures().generator().usage())
                .orElse(Usage.UNKNOWN);
    }

    private Stats stats() {
        return runs.present().run().map(TestRun::stats).orElse(before);
    }

    private Recorder recorder() {
        Recorder idle = environment.telling(before);
        return new Recorder() {
            @Override
            public void request(RequestEvent event) {
                present().request(event);
            }

            @Override
            public void exception(ScriptError error) {
                present().exception(error);
            }

            @Override
            public void starts(String userType, Starts more) {
                present().starts(userType, more);
            }

            private Recorder present() {
                return runs.present().run().map(TestRun::recorder).orElse(idle);
            }
        };
    }
}
