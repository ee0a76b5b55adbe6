package dev.gryllus.cli;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the program can be told to do; each command has its own options.
enum Command {
    RUN,
    DEMO;

    private static final String DEMO_WORD = "demo";

    /// Only a first argument that is literally `demo` asks for the demo.
    static Command of(List<String> arguments) {
        return !arguments.isEmpty() && arguments.getFirst().equals(DEMO_WORD) ? DEMO : RUN;
    }

    /// The `arguments` behind the command's own word.
    List<String> operands(List<String> arguments) {
        return this == DEMO ? arguments.subList(1, arguments.size()) : arguments;
    }

    /// What the operator types to reach the command.
    String words() {
        return this == DEMO ? "gryllus " + DEMO_WORD : "gryllus";
    }

    /// In the order of the help text.
    Set<Setting> settings() {
        var settings = EnumSet.allOf(Setting.class);
        settings.removeIf(setting -> this == RUN && setting.group() == HelpGroup.DEMO);
        return settings;
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
