package dev.gryllus.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/// Understands the values of the settings and checks them against each other.
record OptionsReader(Settings settings, Path workingDirectory) {
    /// The options that are read before the script is. Those of debugging, too, but no abbreviation of them is kept
    /// from scripts: `--debug` may be theirs.
    static final Set<Setting> EARLY = EnumSet.of(
            Setting.HELP,
            Setting.VERSION,
            Setting.LOCUSTFILE,
            Setting.CONFIG,
            Setting.HOST,
            Setting.DEPENDENCIES,
            Setting.SKIP_LOG_SETUP,
            Setting.LOGLEVEL,
            Setting.LOGFILE,
            Setting.PORT,
            Setting.SERVE);

    private static final Set<Setting> LISTING =
            EnumSet.of(Setting.LIST, Setting.SHOW_TASK_RATIO, Setting.SHOW_TASK_RATIO_JSON);

    private static final String LOOPBACK = "127.0.0.1";

    Invocation.Beginning beginning() {
        return new Invocation.Beginning(
                settings.fileNames(Setting.LOCUSTFILE),
                settings.words(Setting.DEPENDENCIES),
                settings.name(Setting.HOST),
                logging(),
                debugPort(),
                LISTING.stream().anyMatch(settings::flag),
                isHeadless());
    }

    private boolean isHeadless() {
        return settings.flag(Setting.HEADLESS) && !settings.flag(Setting.HEADFUL);
    }

    Invocation.Watch watch() {
        return new Invocation.Watch(
                settings.flag(Setting.SHOW_PHASES),
                settings.flag(Setting.SHOW_HEADERS),
                settings.flag(Setting.SHOW_BODIES),
                !settings.flag(Setting.NO_WAIT),
                settings.value(Setting.ITERATIONS, Numbers.whole(1, Integer.MAX_VALUE))
                        .map(OptionalLong::of)
                        .orElseGet(OptionalLong::empty));
    }

    private OptionalInt debugPort() {
        OptionalInt port = settings.value(Setting.DEBUG_PORT, Numbers.whole(1, 65535))
                .map(OptionalInt::of)
                .orElseGet(OptionalInt::empty);
        if (settings.flag(Setting.DEBUG_SUSPEND) && port.isEmpty()) {
            throw new OptionException("'--debug-suspend' requires '--debug-port'.");
        }
        return port;
    }

    Options options(Vocabulary vocabulary) {
        List<String> withoutEffect = withoutEffect();
        return new Options(
                settings.fileNames(Setting.LOCUSTFILE),
                settings.words(Setting.DEPENDENCIES),
                load(),
                selection(),
                reports(),
                logging(),
                listing(),
                mode(withoutEffect),
                web(),
                settings.value(Setting.EXIT_CODE_ON_ERROR, Numbers.whole(0, 255))
                        .orElseThrow(),
                settings.flag(Setting.FAIL_ON_SATURATION),
                new CustomValues(settings).of(vocabulary.custom()));
    }

    /// Refuses what a run cannot do without.
    private List<String> withoutEffect() {
        var withoutEffect = new ArrayList<String>();
        for (MissingOption option : MissingOption.values()) {
            if (option.kind() == Declaration.Kind.FLAG ? settings.flag(option) : settings.has(option)) {
                option.refusal().ifPresent(reason -> {
                    throw settings.mistake(option, reason);
                });
                withoutEffect.add(option.option());
            }
        }
        return withoutEffect;
    }

    private Options.Mode mode(List<String> withoutEffect) {
        return new Options.Mode(
                isHeadless(),
                settings.flag(Setting.AUTOSTART),
                whole(Setting.AUTOQUIT, -1),
                whole(Setting.PROCESSES, Integer.MIN_VALUE),
                !settings.flag(Setting.NO_WATCH),
                withoutEffect);
    }

    /// Commands without a web interface have no settings of it.
    private Options.Web web() {
        return new Options.Web(
                settings.value(Setting.WEB_HOST, host -> host.equals("*") ? "" : host)
                        .orElse(LOOPBACK),
                settings.value(Setting.WEB_PORT, Numbers.whole(0, 65535)).orElse(0),
                settings.value(Setting.WEB_BASE_PATH, OptionsReader::basePath).orElse(""),
                settings.words(Setting.WEB_ALLOWED_HOSTS).stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .toList(),
                users(),
                settings.flag(Setting.WEB_BEHIND_PROXY),
                tls(),
                !settings.flag(Setting.NO_SCRIPT_EDIT),
                settings.flag(Setting.CLASS_PICKER));
    }

    private Map<String, String> users() {
        if (!settings.flag(Setting.WEB_LOGIN)) {
            return Map.of();
        }
        Map<String, String> users = new LinkedHashMap<>();
        for (String word : settings.words(Setting.WEB_USERS)) {
            int colon = word.indexOf(':');
            if (colon <= 0) {
                throw new OptionException(
                        "argument --web-users: expected name:hash; 'gryllus hash-password' makes the hash");
            }
            users.put(word.substring(0, colon), word.substring(colon + 1));
        }
        if (users.isEmpty()) {
            throw new OptionException("'--web-login' requires '--web-users', or nobody could log in.");
        }
        return users;
    }

    private Optional<Options.Tls> tls() {
        Optional<String> certificate = settings.name(Setting.TLS_CERT);
        Optional<String> key = settings.name(Setting.TLS_KEY);
        if (certificate.isPresent() != key.isPresent()) {
            throw new OptionException("'--tls-cert' and '--tls-key' go together.");
        }
        return certificate.map(
                file -> new Options.Tls(workingDirectory.resolve(file), workingDirectory.resolve(key.orElseThrow())));
    }

    private static String basePath(String path) {
        String bare = path.replaceFirst("/+$", "");
        if (!bare.isEmpty() && !bare.matches("(/[A-Za-z0-9._~-]+)+")) {
            throw new IllegalArgumentException(
                    "the url path must start with a slash, and consist of letters, digits, '.', '_', '~' and '-'");
        }
        return bare;
    }

    private OptionalInt whole(Setting setting, int least) {
        return settings.value(setting, Numbers.whole(least, Integer.MAX_VALUE))
                .map(OptionalInt::of)
                .orElseGet(OptionalInt::empty);
    }

    private Options.Load load() {
        return new Options.Load(
                settings.name(Setting.HOST),
                whole(Setting.USERS, 0),
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
                tags(Setting.EXCLUDE_TAGS),
                userChanges(),
                settings.flag(Setting.EQUAL_WEIGHTS),
                ClassCounts.NONE);
    }

    private List<UserChange> userChanges() {
        return settings
                .values(
                        Setting.CONFIG_USERS,
                        settings.documents(Setting.CONFIG_USERS),
                        new UserChangesFormat(workingDirectory)::read)
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    private Set<String> tags(Setting setting) {
        return new LinkedHashSet<>(settings.words(setting));
    }

    private Options.Reports reports() {
        var reports = new Options.Reports(
                settings.name(Setting.CSV),
                settings.flag(Setting.CSV_FULL_HISTORY),
                settings.flag(Setting.PRINT_STATS),
                settings.flag(Setting.ONLY_SUMMARY),
                settings.flag(Setting.RESET_STATS),
                settings.flag(Setting.JSON),
                settings.name(Setting.JSON_FILE),
                reportFile(Setting.HTML),
                reportFile(Setting.MARKDOWN),
                reportFile(Setting.JUNIT),
                Options.Baseline.of(settings),
                settings.flag(Setting.OTEL),
                settings.name(Setting.PROFILE));
        if (reports.csvFullHistory() && reports.csvPrefix().isEmpty()) {
            throw new OptionException("'--csv-full-history' requires '--csv'.");
        }
        return reports;
    }

    private Optional<String> reportFile(Setting setting) {
        return settings.name(setting).map(name -> ReportFileName.of(name, load()));
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
