package dev.gryllus.cli;

import static dev.gryllus.cli.Declaration.Kind.FLAG;
import static dev.gryllus.cli.Declaration.Kind.POSITIONAL;
import static dev.gryllus.cli.Declaration.Kind.VALUE;
import static dev.gryllus.cli.Declaration.Kind.WORDS;
import static dev.gryllus.cli.HelpGroup.CLASSES;
import static dev.gryllus.cli.HelpGroup.COMMON;
import static dev.gryllus.cli.HelpGroup.CTL;
import static dev.gryllus.cli.HelpGroup.DEBUG;
import static dev.gryllus.cli.HelpGroup.DEMO;
import static dev.gryllus.cli.HelpGroup.LOGGING;
import static dev.gryllus.cli.HelpGroup.OTHER;
import static dev.gryllus.cli.HelpGroup.REPORT;
import static dev.gryllus.cli.HelpGroup.STATISTICS;
import static dev.gryllus.cli.HelpGroup.TAG;
import static dev.gryllus.cli.HelpGroup.WEB;
import static dev.gryllus.cli.Setting.Reach.COMMAND_LINE;
import static dev.gryllus.cli.Setting.Reach.EVERYWHERE;
import static dev.gryllus.cli.Setting.Reach.NO_FILE;
import static dev.gryllus.cli.Setting.Reach.NO_VARIABLE;

import java.util.Locale;
import java.util.Optional;

/// All options of the program itself, in the order of the help text.
///
/// A constant's name is the option's only name: `RUN_TIME` is `--run-time` on the command line, `run-time` in a
/// configuration file and `LOCUST_RUN_TIME` in the environment. What an option means is told in [HelpText].
enum Setting implements Declaration {
    HELP(COMMON, COMMAND_LINE, FLAG, "-h", "", ""),
    LOCUSTFILE(COMMON, EVERYWHERE, VALUE, "-f", "<filename>", "locustfile.groovy"),
    CONFIG(COMMON, COMMAND_LINE, VALUE, "", "<filename>", ""),
    HOST(COMMON, EVERYWHERE, VALUE, "-H", "<base url>", ""),
    USERS(COMMON, EVERYWHERE, VALUE, "-u", "<int>", ""),
    SPAWN_RATE(COMMON, EVERYWHERE, VALUE, "-r", "<float>", ""),
    RUN_TIME(COMMON, EVERYWHERE, VALUE, "-t", "<time string>", ""),
    SHAPE(COMMON, EVERYWHERE, VALUE, "", "<name>", ""),
    HEADLESS(COMMON, EVERYWHERE, FLAG, "", "", ""),
    DEPENDENCIES(COMMON, EVERYWHERE, WORDS, "", "<group:artifact:version>", ""),
    HEADFUL(COMMON, EVERYWHERE, FLAG, "", "", ""),
    AUTOSTART(COMMON, EVERYWHERE, FLAG, "", "", ""),
    AUTOQUIT(COMMON, EVERYWHERE, VALUE, "", "<seconds>", ""),
    LIST(COMMON, NO_VARIABLE, FLAG, "-l", "", ""),
    CONFIG_USERS(COMMON, EVERYWHERE, WORDS, "", "<JSON or file>", ""),
    PROCESSES(COMMON, EVERYWHERE, VALUE, "", "<int>", ""),

    WEB_HOST(WEB, EVERYWHERE, VALUE, "", "<ip>", "127.0.0.1"),
    WEB_PORT(WEB, EVERYWHERE, VALUE, "-P", "<port number>", "8089"),
    WEB_BASE_PATH(WEB, EVERYWHERE, VALUE, "", "<path>", ""),
    WEB_ALLOWED_HOSTS(WEB, EVERYWHERE, WORDS, "", "<name>", ""),
    WEB_LOGIN(WEB, EVERYWHERE, FLAG, "", "", ""),
    WEB_USERS(WEB, EVERYWHERE, WORDS, "", "<name:hash>", ""),
    WEB_BEHIND_PROXY(WEB, EVERYWHERE, FLAG, "", "", ""),
    TLS_CERT(WEB, EVERYWHERE, VALUE, "", "<filename>", ""),
    TLS_KEY(WEB, EVERYWHERE, VALUE, "", "<filename>", ""),
    NO_SCRIPT_EDIT(WEB, EVERYWHERE, FLAG, "", "", ""),
    CLASS_PICKER(WEB, EVERYWHERE, FLAG, "", "", ""),

    PORT(DEMO, COMMAND_LINE, VALUE, "", "<port number>", "8090"),
    SERVE(DEMO, COMMAND_LINE, FLAG, "", "", ""),

    SHOW_PHASES(DEBUG, COMMAND_LINE, FLAG, "", "", ""),
    SHOW_HEADERS(DEBUG, COMMAND_LINE, FLAG, "", "", ""),
    SHOW_BODIES(DEBUG, COMMAND_LINE, FLAG, "", "", ""),
    NO_WAIT(DEBUG, COMMAND_LINE, FLAG, "", "", ""),
    ITERATIONS(DEBUG, COMMAND_LINE, VALUE, "", "<int>", ""),

    TAGS(TAG, EVERYWHERE, WORDS, "-T", "<tag>", ""),
    EXCLUDE_TAGS(TAG, EVERYWHERE, WORDS, "-E", "<tag>", ""),

    CSV(STATISTICS, EVERYWHERE, VALUE, "", "<filename>", ""),
    CSV_FULL_HISTORY(STATISTICS, EVERYWHERE, FLAG, "", "", ""),
    PRINT_STATS(STATISTICS, EVERYWHERE, FLAG, "", "", ""),
    ONLY_SUMMARY(STATISTICS, EVERYWHERE, FLAG, "", "", ""),
    RESET_STATS(STATISTICS, EVERYWHERE, FLAG, "", "", ""),
    JSON(STATISTICS, EVERYWHERE, FLAG, "", "", ""),
    JSON_FILE(STATISTICS, EVERYWHERE, VALUE, "", "<filename>", ""),
    HTML(STATISTICS, EVERYWHERE, VALUE, "", "<filename>", ""),
    MARKDOWN(STATISTICS, EVERYWHERE, VALUE, "", "<filename>", ""),
    JUNIT(STATISTICS, EVERYWHERE, VALUE, "", "<filename>", ""),
    BASELINE(STATISTICS, EVERYWHERE, VALUE, "", "<NAME.run.json>", ""),
    FAIL_ON_REGRESSION(STATISTICS, EVERYWHERE, FLAG, "", "", ""),
    OTEL(STATISTICS, EVERYWHERE, FLAG, "", "", ""),

    SKIP_LOG_SETUP(LOGGING, EVERYWHERE, FLAG, "", "", ""),
    LOGLEVEL(LOGGING, EVERYWHERE, VALUE, "-L", "<level>", "INFO"),
    LOGFILE(LOGGING, EVERYWHERE, VALUE, "", "<filename>", ""),

    SHOW_TASK_RATIO(OTHER, NO_VARIABLE, FLAG, "", "", ""),
    SHOW_TASK_RATIO_JSON(OTHER, NO_VARIABLE, FLAG, "", "", ""),
    VERSION(OTHER, COMMAND_LINE, FLAG, "-V", "", ""),
    EXIT_CODE_ON_ERROR(OTHER, EVERYWHERE, VALUE, "", "<int>", "1"),
    FAIL_ON_SATURATION(OTHER, EVERYWHERE, FLAG, "", "", ""),
    STOP_TIMEOUT(OTHER, EVERYWHERE, VALUE, "-s", "<number>", "0"),
    EQUAL_WEIGHTS(OTHER, NO_VARIABLE, FLAG, "", "", ""),
    PROFILE(OTHER, NO_VARIABLE, VALUE, "", "<label>", ""),
    NO_WATCH(OTHER, EVERYWHERE, FLAG, "", "", ""),
    DEBUG_PORT(OTHER, COMMAND_LINE, VALUE, "", "<port number>", ""),
    DEBUG_SUSPEND(OTHER, COMMAND_LINE, FLAG, "", "", ""),

    USER_CLASSES(CLASSES, NO_FILE, POSITIONAL, "", "<UserClass>", ""),
    SAVED_RUN(REPORT, COMMAND_LINE, POSITIONAL, "", "<NAME.run.json>", ""),
    URL(CTL, COMMAND_LINE, VALUE, "", "<address>", "http://127.0.0.1:8089"),
    ORDER(CTL, COMMAND_LINE, POSITIONAL, "", "<order>", "");

    /// Which sources may speak of the option besides the command line.
    enum Reach {
        COMMAND_LINE,
        NO_VARIABLE,
        NO_FILE,
        EVERYWHERE
    }

    private final HelpGroup group;
    private final Reach reach;
    private final Kind kind;
    private final String shortOption;
    private final String placeholder;
    private final String fallback;

    Setting(HelpGroup group, Reach reach, Kind kind, String shortOption, String placeholder, String fallback) {
        this.group = group;
        this.reach = reach;
        this.kind = kind;
        this.shortOption = shortOption;
        this.placeholder = placeholder;
        this.fallback = fallback;
    }

    @Override
    public HelpGroup group() {
        return group;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public String placeholder() {
        return placeholder;
    }

    /// Under which name scripts read the value: mostly the key with underscores, and else as Locust has it.
    String destination() {
        return switch (this) {
            case USERS -> "num_users";
            case LIST -> "list_commands";
            case CSV -> "csv_prefix";
            case HTML -> "html_file";
            case CSV_FULL_HISTORY -> "stats_history_enabled";
            default -> name().toLowerCase(Locale.ROOT);
        };
    }

    @Override
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public Optional<String> shortOption() {
        return optional(shortOption);
    }

    @Override
    public Optional<String> variable() {
        return reach == EVERYWHERE || reach == NO_FILE ? Optional.of("LOCUST_" + nameOfVariable()) : Optional.empty();
    }

    /// As Locust has it.
    private String nameOfVariable() {
        return switch (this) {
            case CLASS_PICKER -> "USERCLASS_PICKER";
            case OTEL -> "ENABLE_OPENTELEMETRY";
            default -> name();
        };
    }

    @Override
    public boolean allowedInFiles() {
        return reach == EVERYWHERE || reach == NO_VARIABLE;
    }

    /// The text that counts if no source has another.
    Optional<String> fallback() {
        return optional(fallback);
    }

    private static Optional<String> optional(String text) {
        return Optional.of(text).filter(present -> !present.isEmpty());
    }
}
