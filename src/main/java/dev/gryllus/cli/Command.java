package dev.gryllus.cli;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// What the program can be told to do; each command has its own options.
enum Command {
    RUN(""),
    DEBUG("debug"),
    DEMO("demo"),
    REPORT("report"),
    CTL("ctl"),
    HASH_PASSWORD("hash-password");

    /// What only makes sense for many users, or in place of a run.
    private static final Set<Setting> NOT_OF_ONE_USER = EnumSet.of(
            Setting.USERS,
            Setting.SPAWN_RATE,
            Setting.SHAPE,
            Setting.HEADLESS,
            Setting.HEADFUL,
            Setting.AUTOSTART,
            Setting.AUTOQUIT,
            Setting.LIST,
            Setting.PROCESSES,
            Setting.SHOW_TASK_RATIO,
            Setting.SHOW_TASK_RATIO_JSON,
            Setting.EQUAL_WEIGHTS,
            Setting.PROFILE,
            Setting.NO_WATCH);

    private static final Set<Setting> OF_A_SAVED_RUN = EnumSet.of(
            Setting.HELP,
            Setting.VERSION,
            Setting.HTML,
            Setting.MARKDOWN,
            Setting.JUNIT,
            Setting.BASELINE,
            Setting.FAIL_ON_REGRESSION,
            Setting.SAVED_RUN);

    private static final Set<Setting> OF_A_PROGRAM =
            EnumSet.of(Setting.HELP, Setting.VERSION, Setting.URL, Setting.SPAWN_RATE, Setting.ORDER);

    private static final Set<Setting> OF_A_PASSWORD = EnumSet.of(Setting.HELP, Setting.VERSION);

    private final String word;

    /// @param word that asks for it; empty where none does
    Command(String word) {
        this.word = word;
    }

    /// Only a first argument that is literally the command's word asks for it.
    static Command of(List<String> arguments) {
        String first = arguments.isEmpty() ? "" : arguments.getFirst();
        return Stream.of(values())
                .filter(command -> command.word.equals(first))
                .findFirst()
                .orElse(RUN);
    }

    /// The `arguments` behind the command's own word.
    List<String> operands(List<String> arguments) {
        return word.isEmpty() ? arguments : arguments.subList(1, arguments.size());
    }

    /// What the operator types to reach the command.
    String words() {
        return ("gryllus " + word).strip();
    }

    /// Whether scripts have a say in what it can be told.
    boolean readsScripts() {
        return switch (this) {
            case RUN, DEBUG, DEMO -> true;
            case REPORT, CTL, HASH_PASSWORD -> false;
        };
    }

    /// What the words are that no option takes.
    Setting positional() {
        return switch (this) {
            case REPORT -> Setting.SAVED_RUN;
            case CTL -> Setting.ORDER;
            case RUN, DEBUG, DEMO, HASH_PASSWORD -> Setting.USER_CLASSES;
        };
    }

    /// In the order of the help text.
    Set<Setting> settings() {
        var settings = EnumSet.allOf(Setting.class);
        settings.removeIf(setting -> !has(setting));
        return settings;
    }

    private boolean has(Setting setting) {
        return switch (this) {
            case REPORT -> OF_A_SAVED_RUN.contains(setting);
            case CTL -> OF_A_PROGRAM.contains(setting);
            case HASH_PASSWORD -> OF_A_PASSWORD.contains(setting);
            case RUN, DEBUG, DEMO -> hasBesideScripts(setting);
        };
    }

    private boolean hasBesideScripts(Setting setting) {
        return switch (setting.group()) {
            case DEMO -> this == DEMO;
            case REPORT, CTL -> false;
            case DEBUG -> this == DEBUG;
            case STATISTICS, WEB -> this != DEBUG;
            case COMMON, TAG, LOGGING, OTHER, CUSTOM, CLASSES -> this != DEBUG || !NOT_OF_ONE_USER.contains(setting);
        };
    }

    /// What counts if no source says anything. The demo brings its own locustfile and a load that shows something;
    /// its failures are part of the show, so they do not make it fail.
    Map<Setting, String> fallbacks() {
        var fallbacks = new EnumMap<Setting, String>(Setting.class);
        settings().forEach(setting -> setting.fallback().ifPresent(text -> fallbacks.put(setting, text)));
        if (this == DEMO) {
            fallbacks.remove(Setting.LOCUSTFILE);
            fallbacks.put(Setting.USERS, "20");
            fallbacks.put(Setting.SPAWN_RATE, "5");
            fallbacks.put(Setting.RUN_TIME, "30s");
            fallbacks.put(Setting.EXIT_CODE_ON_ERROR, "0");
        }
        return fallbacks;
    }
}
