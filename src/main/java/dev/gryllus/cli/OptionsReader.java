package dev.gryllus.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/// Understands the values of the settings and checks them against each other.
record OptionsReader(Settings settings) {

    Options options() {
        return new Options(
                settings.fileNames(Setting.LOCUSTFILE),
                settings.words(Setting.DEPENDENCIES),
                load(),
                selection(),
                reports(),
                logging(),
                listing(),
                settings.flag(Setting.HEADLESS),
                settings.value(Setting.EXIT_CODE_ON_ERROR, Numbers.whole(0, 255))
                        .orElseThrow());
    }

    private Options.Load load() {
        return new Options.Load(
                settings.name(Setting.HOST),
                settings.value(Setting.USERS, Numbers.whole(0, Integer.MAX_VALUE))
                        .map(OptionalInt::of)
                        .orElseGet(OptionalInt::empty),
                settings.value(Setting.SPAWN_RATE, Numbers::positive)
                        .map(OptionalDouble::of)
                        .orElseGet(OptionalDouble::empty),
                settings.value(Setting.RUN_TIME, TimeSpan::parse).filter(Duration::isPositive),
                settings.value(Setting.STOP_TIMEOUT, TimeSpan::parse).orElseThrow());
    }

    private Options.Selection selection() {
        return new Options.Selection(
                settings.words(Setting.USER_CLASSES),
                settings.name(Setting.SHAPE),
                tags(Setting.TAGS),
                tags(Setting.EXCLUDE_TAGS));
    }

    private Set<String> tags(Setting setting) {
        return new LinkedHashSet<>(settings.words(setting));
    }

    private Options.Reports reports() {
        var reports = new Options.Reports(
                settings.name(Setting.CSV),
                settings.flag(Setting.CSV_FULL_HISTORY),
                settings.flag(Setting.ONLY_SUMMARY),
                settings.flag(Setting.RESET_STATS),
                settings.flag(Setting.JSON),
                settings.name(Setting.JSON_FILE));
        if (reports.csvFullHistory() && reports.csvPrefix().isEmpty()) {
            throw new OptionException("'--csv-full-history' requires '--csv'.");
        }
        return reports;
    }

    private Options.Logging logging() {
        return new Options.Logging(
                settings.flag(Setting.SKIP_LOG_SETUP),
                settings.value(Setting.LOGLEVEL, LogLevel::named).orElseThrow(),
                settings.value(Setting.LOGFILE, Path::of)
                        .filter(file -> !file.toString().isEmpty()));
    }

    private Options.Listing listing() {
        return new Options.Listing(
                settings.flag(Setting.LIST),
                settings.flag(Setting.SHOW_TASK_RATIO),
                settings.flag(Setting.SHOW_TASK_RATIO_JSON));
    }
}
