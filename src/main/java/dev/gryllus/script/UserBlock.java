package dev.gryllus.script;

import dev.gryllus.http.HttpUser;
import dev.gryllus.script.CapturedBlock.CapturedTask;
import dev.gryllus.user.User;
import dev.gryllus.user.WaitTime;
import groovy.lang.Closure;
import groovy.lang.DelegatesTo;
import groovy.lang.GroovyObjectSupport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The words inside `user('Name') { … }`. Only captures; nothing runs until users do.
public final class UserBlock extends GroovyObjectSupport {
    static final List<String> WORDS =
            List.of("weight", "fixed_count", "wait_time", "host", "on_start", "on_stop", "task");

    private final String name;
    private final Class<? extends User> base;
    private final List<CapturedTask> tasks = new ArrayList<>();
    private Settings settings;
    private Optional<Closure<?>> onStart = Optional.empty();
    private Optional<Closure<?>> onStop = Optional.empty();

    UserBlock(String name, Class<? extends User> base, Settings inherited) {
        this.name = name;
        this.base = base;
        this.settings = inherited;
    }

    /// How many users of this type, relative to the other types.
    public void weight(Number value) {
        settings = settings.withWeight(value);
    }

    /// Exactly so many users of this type, spawned first.
    public void fixed_count(int value) {
        settings = settings.withFixedCount(value);
    }

    /// Base address of the system under test for this type; `--host` wins.
    public void host(String value) {
        settings = settings.withHost(value);
    }

    /// How users wait between tasks: `between(1, 5)`, `constant(2)` …
    public void wait_time(WaitTime value) {
        settings = settings.withWaitTime(value);
    }

    /// How users wait between tasks: your own function, which answers seconds.
    public void wait_time(@DelegatesTo(User.class) Closure<?> seconds) {
        settings = settings.withWaitTime((user, born) -> now -> Settings.pauseOf(((BlockUser) user).call(seconds)));
    }

    /// Runs once in each user's life, before its first task.
    public void on_start(@DelegatesTo(HttpUser.class) Closure<?> body) {
        onStart = Optional.of(body);
    }

    /// Runs once in each user's life, after its last task.
    public void on_stop(@DelegatesTo(HttpUser.class) Closure<?> body) {
        onStop = Optional.of(body);
    }

    public void task(@DelegatesTo(HttpUser.class) Closure<?> body) {
        task(Map.of(), 1, unnamed(), body);
    }

    public void task(int weight, @DelegatesTo(HttpUser.class) Closure<?> body) {
        task(Map.of(), weight, unnamed(), body);
    }

    public void task(String taskName, @DelegatesTo(HttpUser.class) Closure<?> body) {
        task(Map.of(), 1, taskName, body);
    }

    public void task(int weight, String taskName, @DelegatesTo(HttpUser.class) Closure<?> body) {
        task(Map.of(), weight, taskName, body);
    }

    public void task(Map<String, ?> options, @DelegatesTo(HttpUser.class) Closure<?> body) {
        task(options, 1, unnamed(), body);
    }

    public void task(Map<String, ?> options, String taskName, @DelegatesTo(HttpUser.class) Closure<?> body) {
        task(options, 1, taskName, body);
    }

    /// @param options `weight: 3`, `tags: ['buy']`
    public void task(
            Map<String, ?> options, int weight, String taskName, @DelegatesTo(HttpUser.class) Closure<?> body) {
        TaskOptions parsed = TaskOptions.parse(options, weight);
        tasks.add(new CapturedTask(taskName, parsed.weight(), parsed.tags(), body));
    }

    /// What an error message calls this block.
    String place() {
        return "user('" + name + "')";
    }

    private String unnamed() {
        return "task" + (tasks.size() + 1);
    }

    CapturedBlock captured() {
        return new CapturedBlock(name, base, settings, List.copyOf(tasks), onStart, onStop);
    }

    @Override
    public void setProperty(String word, Object value) {
        throw WORDS.contains(word)
                ? new ScriptMistake("write `" + word + " …` without '=' inside " + place())
                : ScriptMistake.unknownWord(place(), word, WORDS);
    }

    /// The named arguments of a task.
    private record TaskOptions(int weight, Set<String> tags) {
        static TaskOptions parse(Map<String, ?> options, int weight) {
            Set<String> tags = new TreeSet<>();
            int parsedWeight = weight;
            for (Map.Entry<String, ?> option : options.entrySet()) {
                switch (option.getKey()) {
                    case "weight" -> parsedWeight = wholeNumber(option.getValue());
                    case "tags" -> addTags(option.getValue(), tags);
                    default -> throw ScriptMistake.unknownWord("task", option.getKey(), List.of("weight", "tags"));
                }
            }
            return new TaskOptions(wholeNumber(parsedWeight), tags);
        }

        private static int wholeNumber(Object value) {
            if (value instanceof Integer number && number >= 1) {
                return number;
            }
            throw new ScriptMistake("weight of a task is wanted as a whole number, 1 or more, not '" + value + "'");
        }

        private static void addTags(Object value, Set<String> tags) {
            if (value instanceof Iterable<?> many) {
                many.forEach(tag -> tags.add(tag.toString()));
            } else if (value instanceof CharSequence) {
                tags.add(value.toString());
            } else {
                throw new ScriptMistake("tags are wanted as a text or a list of texts, not '" + value + "'");
            }
        }
    }
}
