package dev.gryllus.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/// All options of a run, checked. File names are as the operator gave them: relative to the working directory.
///
/// `locustfiles` are scripts and directories in the operator's order; only the demo may have none. `dependencies` are
/// libraries for the scripts, as `group:artifact:version`.
/// `exitCodeOnError`, 0 to 255, is for a run with a failed request or task.
public record Options(
        List<String> locustfiles,
        List<String> dependencies,
        Load load,
        Selection selection,
        Reports reports,
        Logging logging,
        Listing listing,
        boolean headless,
        int exitCodeOnError) {

    public Options {
        locustfiles = List.copyOf(locustfiles);
        dependencies = List.copyOf(dependencies);
    }

    /// The same with other scripts.
    public Options withLocustfiles(List<String> others) {
        return new Options(others, dependencies, load, selection, reports, logging, listing, headless, exitCodeOnError);
    }

    /// How many users at what pace. `users` is at least 0; `spawnRate`, in users per second, is above 0; without a
    /// `runTime` the run has no limit; `stopTimeout` is the time that users get to finish a task at the end.
    public record Load(
            Optional<String> host,
            OptionalInt users,
            OptionalDouble spawnRate,
            Optional<Duration> runTime,
            Duration stopTimeout) {}

    /// Which part of the test runs. Nothing given means no restriction; `excludeTags` wins over `tags`. `shape` is the
    /// name of a load shape.
    public record Selection(
            List<String> userClasses, Optional<String> shape, Set<String> tags, Set<String> excludeTags) {
        public Selection {
            userClasses = List.copyOf(userClasses);
            tags = inOrder(tags);
            excludeTags = inOrder(excludeTags);
        }

        private static Set<String> inOrder(Set<String> tags) {
            return Collections.unmodifiableSet(new LinkedHashSet<>(tags));
        }
    }

    /// What is told about the requests. `csvPrefix` begins the names of the CSV files; `jsonFile` lacks its
    /// `.json`.
    public record Reports(
            Optional<String> csvPrefix,
            boolean csvFullHistory,
            boolean onlySummary,
            boolean resetStats,
            boolean json,
            Optional<String> jsonFile) {}

    /// What becomes of log lines: without a `file` they go to standard error.
    public record Logging(boolean skipLogSetup, LogLevel level, Optional<Path> file) {}

    /// What to print in place of a run.
    public record Listing(boolean userClasses, boolean taskRatio, boolean taskRatioJson) {}

    /// The options that have a value, by their names in a configuration file and in the order of the help text.
    ///
    /// Values are numbers, booleans, texts and lists of texts, as a configuration file takes them; time spans are
    /// whole seconds.
    public Map<String, Object> asMap() {
        var values = new EnumMap<Setting, Object>(Setting.class);
        values.put(Setting.LOCUSTFILE, locustfiles);
        values.put(Setting.DEPENDENCIES, dependencies);
        values.put(Setting.HEADLESS, headless);
        values.put(Setting.EXIT_CODE_ON_ERROR, exitCodeOnError);
        describeLoad(values);
        describeSelection(values);
        describeReports(values);
        describeLoggingAndListing(values);

        var named = new LinkedHashMap<String, Object>();
        values.forEach((setting, value) -> named.put(setting.key(), value));
        return Collections.unmodifiableMap(named);
    }

    private void describeLoad(Map<Setting, Object> values) {
        load.host().ifPresent(host -> values.put(Setting.HOST, host));
        load.users().ifPresent(users -> values.put(Setting.USERS, users));
        load.spawnRate().ifPresent(rate -> values.put(Setting.SPAWN_RATE, rate));
        load.runTime().ifPresent(time -> values.put(Setting.RUN_TIME, time.toSeconds()));
        values.put(Setting.STOP_TIMEOUT, load.stopTimeout().toSeconds());
    }

    private void describeSelection(Map<Setting, Object> values) {
        values.put(Setting.USER_CLASSES, selection.userClasses());
        selection.shape().ifPresent(name -> values.put(Setting.SHAPE, name));
        values.put(Setting.TAGS, List.copyOf(selection.tags()));
        values.put(Setting.EXCLUDE_TAGS, List.copyOf(selection.excludeTags()));
    }

    private void describeReports(Map<Setting, Object> values) {
        reports.csvPrefix().ifPresent(prefix -> values.put(Setting.CSV, prefix));
        values.put(Setting.CSV_FULL_HISTORY, reports.csvFullHistory());
        values.put(Setting.ONLY_SUMMARY, reports.onlySummary());
        values.put(Setting.RESET_STATS, reports.resetStats());
        values.put(Setting.JSON, reports.json());
        reports.jsonFile().ifPresent(file -> values.put(Setting.JSON_FILE, file));
    }

    private void describeLoggingAndListing(Map<Setting, Object> values) {
        values.put(Setting.SKIP_LOG_SETUP, logging.skipLogSetup());
        values.put(Setting.LOGLEVEL, logging.level().name());
        logging.file().ifPresent(file -> values.put(Setting.LOGFILE, file.toString()));
        values.put(Setting.LIST, listing.userClasses());
        values.put(Setting.SHOW_TASK_RATIO, listing.taskRatio());
        values.put(Setting.SHOW_TASK_RATIO_JSON, listing.taskRatioJson());
    }
}
