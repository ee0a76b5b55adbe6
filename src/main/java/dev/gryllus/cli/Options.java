package dev.gryllus.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/// All options of a run, checked. File names are as the operator gave them: relative to the working directory.
///
/// `locustfiles` are scripts and directories in the operator's order; only the demo may have none. `dependencies` are
/// libraries for the scripts, as `group:artifact:version`. `exitCodeOnError`, 0 to 255, is for a run with a failed
/// request or task; `failOnSaturation` asks for one of its own where the generator did not keep up. `custom` are the
/// script's own options.
public record Options(
        List<String> locustfiles,
        List<String> dependencies,
        Load load,
        Selection selection,
        Reports reports,
        Logging logging,
        Listing listing,
        Mode mode,
        Web web,
        int exitCodeOnError,
        boolean failOnSaturation,
        List<CustomValue> custom) {

    /// The same with other values of the script's own options.
    public Options withCustom(List<CustomValue> others) {
        return changed(load, selection, reports, others);
    }

    /// The same with another number of users.
    public Options withUsers(int users) {
        Load other = new Load(load.host(), OptionalInt.of(users), load.spawnRate(), load.runTime(), load.stopTimeout());
        return changed(other, selection, reports, custom);
    }

    /// The same with one more change of a user class.
    public Options with(UserChange change) {
        List<UserChange> all = Stream.concat(selection.userChanges().stream(), Stream.of(change))
                .toList();
        Selection changed = new Selection(
                selection.userClasses(),
                selection.shape(),
                selection.tags(),
                selection.excludeTags(),
                all,
                selection.equalWeights(),
                selection.counts());
        return changed(load, changed, reports, custom);
    }

    /// The same with other values of what can be changed while the program runs.
    Options changed(Load otherLoad, Selection otherSelection, Reports otherReports, List<CustomValue> otherCustom) {
        return new Options(
                locustfiles,
                dependencies,
                otherLoad,
                otherSelection,
                otherReports,
                logging,
                listing,
                mode,
                web,
                exitCodeOnError,
                failOnSaturation,
                otherCustom);
    }

    public Options {
        locustfiles = List.copyOf(locustfiles);
        dependencies = List.copyOf(dependencies);
        custom = List.copyOf(custom);
    }

    /// How many users at what pace. `users` is at least 0; `spawnRate`, in users per second, is above 0; without a
    /// `runTime` the run has no limit; `stopTimeout` is the time that users get to finish a task at the end.
    public record Load(
            Optional<String> host,
            OptionalInt users,
            OptionalDouble spawnRate,
            Optional<Duration> runTime,
            Duration stopTimeout) {}

    /// Which part of the test runs, and what is changed in it. Nothing given means no restriction; `excludeTags` wins
    /// over `tags`. `shape` is the name of a load shape. `counts` hold as long as no shape is in force.
    public record Selection(
            List<String> userClasses,
            Optional<String> shape,
            Set<String> tags,
            Set<String> excludeTags,
            List<UserChange> userChanges,
            boolean equalWeights,
            ClassCounts counts) {
        public Selection {
            userClasses = List.copyOf(userClasses);
            userChanges = List.copyOf(userChanges);
            tags = inOrder(tags);
            excludeTags = inOrder(excludeTags);
        }

        private static Set<String> inOrder(Set<String> tags) {
            return Collections.unmodifiableSet(new LinkedHashSet<>(tags));
        }
    }

    /// What is told about the requests. `csvPrefix` begins the names of the CSV files; `jsonFile` lacks its
    /// `.json`; `html`, `markdown` and `junit` are files; `baseline` is an older run to compare with; `otel` sends
    /// metrics; `profile` is a label for the run.
    public record Reports(
            Optional<String> csvPrefix,
            boolean csvFullHistory,
            boolean printStats,
            boolean onlySummary,
            boolean resetStats,
            boolean json,
            Optional<String> jsonFile,
            Optional<String> html,
            Optional<String> markdown,
            Optional<String> junit,
            Optional<Baseline> baseline,
            boolean otel,
            Optional<String> profile) {}

    /// The file of an older run, and whether it is a failure to be worse than that.
    public record Baseline(String file, boolean failOnRegression) {
        static Optional<Baseline> of(Settings settings) {
            boolean failOnRegression = settings.flag(Setting.FAIL_ON_REGRESSION);
            Optional<String> file = settings.name(Setting.BASELINE);
            if (failOnRegression && file.isEmpty()) {
                throw new OptionException("'--fail-on-regression' requires '--baseline'.");
            }
            return file.map(name -> new Baseline(name, failOnRegression));
        }
    }

    /// Where and how the web interface is served. `host` is empty for all addresses; `port` 0 is any free one.
    /// `basePath` is empty, or begins and does not end with a slash; `allowedHosts` are in lower case. `users` are
    /// names with hashes of passwords, and none without a login.
    public record Web(
            String host,
            int port,
            String basePath,
            List<String> allowedHosts,
            Map<String, String> users,
            boolean behindProxy,
            Optional<Tls> tls,
            boolean scriptEdit,
            boolean classPicker) {
        public Web {
            allowedHosts = List.copyOf(allowedHosts);
            users = Map.copyOf(users);
        }
    }

    /// The files of a certificate and of its key.
    public record Tls(Path certificate, Path key) {}

    /// What becomes of log lines: without a `file` they go to standard error.
    public record Logging(boolean skipLogSetup, LogLevel level, Optional<Path> file) {}

    /// What to print in place of a run.
    public record Listing(boolean userClasses, boolean taskRatio, boolean taskRatioJson) {}

    /// How the program behaves around the test. `autoquit` is in seconds; `processes` may be negative; `watch` asks to
    /// take up changed scripts; `withoutEffect` are options that were given and lead nowhere yet.
    public record Mode(
            boolean headless,
            boolean autostart,
            OptionalInt autoquit,
            OptionalInt processes,
            boolean watch,
            List<String> withoutEffect) {
        public Mode {
            withoutEffect = List.copyOf(withoutEffect);
        }
    }

    /// The options that have a value, by their names in a configuration file and in the order of the help text, the
    /// script's own behind them. Secrets are masked: this may be shown and written to files.
    ///
    /// Values are numbers, booleans, texts and lists of texts, as a configuration file takes them; time spans are
    /// whole seconds.
    public Map<String, Object> asMap() {
        return new OptionTable(this).byKey();
    }

    /// What scripts read as `environment.parsed_options`: every option by Locust's internal name (`num_users`,
    /// `csv_prefix` …) and the script's own by theirs, secrets in the clear. A value is null where Locust's
    /// is None.
    public Map<String, Object> parsedOptions() {
        return new OptionTable(this).byDestination();
    }
}
