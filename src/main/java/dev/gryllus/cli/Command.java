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
    REPORT("report");

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

    private static final Set<Setting> OF_A_SAVED_RUN =
            EnumSet.of(Setting.HELP, Setting.VERSION, Setting.HTML, Setting.MARKDOWN, Setting.JUNIT, Setting.SAVED_RUN);

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

    /// What the words are that no option takes.
    Setting positional() {
        return this == REPORT ? Setting.SAVED_RUN : Setting.USER_CLASSES;
    }

    /// In the order of the help text.
    Set<Setting> settings() {
        var settings = EnumSet.allOf(Setting.class);
        settings.removeIf(setting -> !has(setting));
        return settings;
    }

    private boolean has(Setting setting) {
        if (this == REPORT) {
            return OF_A_SAVED_RUN.contains(setting);
        }
        return switch (setting.group()) {
            case DEMO -> this == DEMO;
            case REPORT -> false;
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
