package dev.gryllus.cli;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The options as a map, under the names of configuration files or under those that scripts use.
final class OptionTable {
    private final Options options;
    private final Map<Setting, Object> values = new EnumMap<>(Setting.class);

    OptionTable(Options options) {
        this.options = options;
        values.put(Setting.LOCUSTFILE, options.locustfiles());
        values.put(Setting.DEPENDENCIES, options.dependencies());
        values.put(Setting.EXIT_CODE_ON_ERROR, options.exitCodeOnError());
        values.put(Setting.FAIL_ON_SATURATION, options.failOnSaturation());
        describe(options.mode());
        describe(options.web());
        describe(options.load());
        describe(options.selection());
        describe(options.reports());
        describe(options.logging());
        describe(options.listing());
    }

    Map<String, Object> byKey() {
        var named = new LinkedHashMap<String, Object>();
        values.forEach((setting, value) -> named.put(setting.key(), value));
        options.custom()
                .forEach(custom -> custom.shown()
                        .ifPresent(value -> named.put(custom.option().key(), value)));
        return Collections.unmodifiableMap(named);
    }

    Map<String, Object> byDestination() {
        var named = new LinkedHashMap<String, Object>();
        for (Setting setting : Command.RUN.settings()) {
            named.put(setting.destination(), values.get(setting));
        }
        named.put(Setting.LOCUSTFILE.destination(), String.join(",", options.locustfiles()));
        // A run that starts at once has at least one user, and starts at least one each second.
        named.putIfAbsent(Setting.USERS.destination(), 1);
        named.putIfAbsent(Setting.SPAWN_RATE.destination(), 1.0);
        for (Setting list : List.of(Setting.TAGS, Setting.EXCLUDE_TAGS, Setting.CONFIG_USERS)) {
            if (named.get(list.destination()) instanceof Collection<?> items && items.isEmpty()) {
                named.put(list.destination(), null);
            }
        }
        options.custom()
                .forEach(custom ->
                        named.put(custom.option().destination(), custom.value().orElse(null)));
        return Collections.unmodifiableMap(named);
    }

    private void describe(Options.Mode mode) {
        values.put(Setting.HEADLESS, mode.headless());
        values.put(Setting.AUTOSTART, mode.autostart());
        mode.autoquit().ifPresent(seconds -> values.put(Setting.AUTOQUIT, seconds));
        mode.processes().ifPresent(number -> values.put(Setting.PROCESSES, number));
        values.put(Setting.NO_WATCH, !mode.watch());
    }

    private void describe(Options.Web web) {
        values.put(Setting.WEB_HOST, web.host());
        values.put(Setting.WEB_PORT, web.port());
        values.put(Setting.WEB_BASE_PATH, web.basePath());
        values.put(Setting.WEB_ALLOWED_HOSTS, web.allowedHosts());
        values.put(Setting.WEB_LOGIN, !web.users().isEmpty());
        values.put(Setting.WEB_USERS, web.users().keySet().stream().sorted().toList()); // not what stands for passwords
        values.put(Setting.WEB_BEHIND_PROXY, web.behindProxy());
        web.tls().ifPresent(tls -> {
            values.put(Setting.TLS_CERT, tls.certificate().toString());
            values.put(Setting.TLS_KEY, tls.key().toString());
        });
        values.put(Setting.NO_SCRIPT_EDIT, !web.scriptEdit());
        values.put(Setting.CLASS_PICKER, web.classPicker());
    }

    private void describe(Options.Load load) {
        load.host().ifPresent(host -> values.put(Setting.HOST, host));
        load.users().ifPresent(users -> values.put(Setting.USERS, users));
        load.spawnRate().ifPresent(rate -> values.put(Setting.SPAWN_RATE, rate));
        load.runTime().ifPresent(time -> values.put(Setting.RUN_TIME, time.toSeconds()));
        values.put(Setting.STOP_TIMEOUT, load.stopTimeout().toSeconds());
    }

    private void describe(Options.Selection selection) {
        values.put(Setting.USER_CLASSES, selection.userClasses());
        selection.shape().ifPresent(name -> values.put(Setting.SHAPE, name));
        values.put(Setting.TAGS, List.copyOf(selection.tags()));
        values.put(Setting.EXCLUDE_TAGS, List.copyOf(selection.excludeTags()));
        values.put(
                Setting.CONFIG_USERS,
                selection.userChanges().stream().map(OptionTable::asJson).toList());
        values.put(Setting.EQUAL_WEIGHTS, selection.equalWeights());
    }

    private static Map<String, Object> asJson(UserChange change) {
        var object = new LinkedHashMap<String, Object>();
        object.put("user_class_name", change.userClass());
        object.putAll(change.attributes());
        return Collections.unmodifiableMap(object);
    }

    private void describe(Options.Reports reports) {
        reports.csvPrefix().ifPresent(prefix -> values.put(Setting.CSV, prefix));
        values.put(Setting.CSV_FULL_HISTORY, reports.csvFullHistory());
        values.put(Setting.PRINT_STATS, reports.printStats());
        values.put(Setting.ONLY_SUMMARY, reports.onlySummary());
        values.put(Setting.RESET_STATS, reports.resetStats());
        values.put(Setting.JSON, reports.json());
        reports.jsonFile().ifPresent(file -> values.put(Setting.JSON_FILE, file));
        reports.html().ifPresent(file -> values.put(Setting.HTML, file));
        reports.markdown().ifPresent(file -> values.put(Setting.MARKDOWN, file));
        reports.junit().ifPresent(file -> values.put(Setting.JUNIT, file));
        reports.baseline().ifPresent(baseline -> values.put(Setting.BASELINE, baseline.file()));
        values.put(
                Setting.FAIL_ON_REGRESSION,
                reports.baseline().map(Options.Baseline::failOnRegression).orElse(false));
        values.put(Setting.OTEL, reports.otel());
        reports.profile().ifPresent(label -> values.put(Setting.PROFILE, label));
    }

    private void describe(Options.Logging logging) {
        values.put(Setting.SKIP_LOG_SETUP, logging.skipLogSetup());
        values.put(Setting.LOGLEVEL, logging.level().name());
        logging.file().ifPresent(file -> values.put(Setting.LOGFILE, file.toString()));
    }

    private void describe(Options.Listing listing) {
        values.put(Setting.LIST, listing.userClasses());
        values.put(Setting.SHOW_TASK_RATIO, listing.taskRatio());
        values.put(Setting.SHOW_TASK_RATIO_JSON, listing.taskRatioJson());
    }
}
