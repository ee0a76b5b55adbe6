package dev.gryllus.script;

import dev.gryllus.engine.DoubleWave;
import dev.gryllus.engine.Soak;
import dev.gryllus.engine.Spike;
import dev.gryllus.engine.Stages;
import dev.gryllus.engine.Steps;
import dev.gryllus.engine.Target;
import dev.gryllus.engine.Wave;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The named arguments of a shape word, such as `steps(step_users: 10, …)`, and what they make. All are wanted, except
/// those that are said to be optional; an unknown one is a mistake.
final class ShapeArguments {
    private final String word;
    private final Map<String, ?> given;

    private ShapeArguments(String word, Map<String, ?> given, List<String> wanted, List<String> optional) {
        this.word = word;
        this.given = given;
        for (String name : given.keySet()) {
            if (!wanted.contains(name) && !optional.contains(name)) {
                throw ScriptMistake.unknownWord(word, name, wanted);
            }
        }
        for (String name : wanted) {
            if (!given.containsKey(name)) {
                throw new ScriptMistake(
                        "'" + name + "' is missing in " + word + ". Wanted: " + String.join(", ", wanted));
            }
        }
    }

    private static ShapeArguments read(String word, Map<String, ?> given, String... wanted) {
        return new ShapeArguments(word, given, List.of(wanted), List.of());
    }

    static Stages stages(List<? extends Map<String, ?>> stages) {
        return new Stages(stages.stream().map(ShapeArguments::stage).toList());
    }

    static Steps steps(Map<String, ?> given) {
        var a = read("steps", given, "step_users", "step_duration", "spawn_rate", "time_limit");
        return new Steps(a.users("step_users"), a.time("step_duration"), a.rate("spawn_rate"), a.time("time_limit"));
    }

    static Spike spike(Map<String, ?> given) {
        var a = read(
                "spike",
                given,
                "base_users",
                "peak_users",
                "spike_start",
                "spike_duration",
                "spawn_rate",
                "time_limit");
        return new Spike(
                a.users("base_users"),
                a.users("peak_users"),
                a.time("spike_start"),
                a.time("spike_duration"),
                a.rate("spawn_rate"),
                a.time("time_limit"));
    }

    static Wave wave(Map<String, ?> given) {
        var a = read("wave", given, "min_users", "max_users", "period", "time_limit");
        return new Wave(a.users("min_users"), a.users("max_users"), a.time("period"), a.time("time_limit"));
    }

    static DoubleWave doubleWave(Map<String, ?> given) {
        var a = read("double_wave", given, "min_users", "peak_one_users", "peak_two_users", "time_limit");
        return new DoubleWave(
                a.users("min_users"), a.users("peak_one_users"), a.users("peak_two_users"), a.time("time_limit"));
    }

    static Soak soak(Map<String, ?> given) {
        var a = read("soak", given, "users", "ramp_up", "hold", "ramp_down");
        return new Soak(a.users("users"), a.time("ramp_up"), a.time("hold"), a.time("ramp_down"));
    }

    private static Stages.Stage stage(Map<String, ?> given) {
        var a = new ShapeArguments(
                "a stage", given, List.of("duration", "users", "spawn_rate"), List.of("user_classes"));
        return new Stages.Stage(a.time("duration"), new Target(a.users("users"), a.rate("spawn_rate"), a.types()));
    }

    private int users(String name) {
        if (given.get(name) instanceof Integer number) {
            return number;
        }
        throw mistake(name, "a whole number");
    }

    private double rate(String name) {
        if (given.get(name) instanceof Number number) {
            return number.doubleValue();
        }
        throw mistake(name, "a number of users per second");
    }

    private Duration time(String name) {
        return Seconds.toDuration(given.get(name), name + " in " + word);
    }

    private Set<String> types() {
        return switch (given.get("user_classes")) {
            case null -> Set.of();
            case Iterable<?> many -> TickAnswer.namesIn(many);
            default -> throw mistake("user_classes", "a list of User classes or of their names");
        };
    }

    private ScriptMistake mistake(String name, String wanted) {
        return new ScriptMistake(name + " in " + word + " is wanted as " + wanted + ", not '" + given.get(name) + "'");
    }
}
