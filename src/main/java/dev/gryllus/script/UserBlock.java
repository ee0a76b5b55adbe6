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
import java.util.stream.Stream;

/// The words inside `user('Name') { … }`. Only captures; nothing runs until users do.
public final class UserBlock extends GroovyObjectSupport {
    static final List<String> WORDS =
            List.of("weight", "fixed_count", "wait_time", "host", "on_start", "on_stop", "task");

    /// What may also be called inside of a block.
    static final List<String> KNOWN = Stream.concat(
                    WORDS.stream(), Stream.of("between", "constant", "constant_pacing", "constant_throughput"))
            .toList();

    private final String name;
    private final Class<? extends User> base;
    private final List<CapturedTask> tasks = new ArrayList<>();
    private Settings settings;
    private volatile boolean closed; // read by users' threads
    private Optional<Closure<?>> onStart = Optional.empty();
    private Optional<Closure<?>> onStop = Optional.empty();

    UserBlock(String name, Class<? extends User> base, Settings inherited) {
        this.name = name;
        this.base = base;
        this.settings = inherited;
    }

    /// How many users of this type, relative to the other types.
    public void weight(Number value) {
        requireOpen("weight");
        settings = settings.withWeight(value);
    }

    /// Exactly so many users of this type, spawned first.
    public void fixed_count(int value) {
        requireOpen("fixed_count");
        settings = settings.withFixedCount(value);
    }

    /// Base address of the system under test for this type; `--host` wins.
    public void host(String value) {
        requireOpen("host");
        settings = settings.withHost(value);
    }

    /// How users wait between tasks: `between(1, 5)`, `constant(2)` …
    public void wait_time(WaitTime value) {
        requireOpen("wait_time");
        settings = settings.withWaitTime(value);
    }

    /// How users wait between tasks: your own function, which answers seconds.
    public void wait_time(@DelegatesTo(User.class) Closure<?> seconds) {
        requireOpen("wait_time");
        settings =
                settings.withWaitTime((user, born) -> now -> Settings.pauseOf(((BlockUser) user).call(seconds), name));
    }

    /// Runs once in each user's life, before its first task.
    public void on_start(@DelegatesTo(HttpUser.class) Closure<?> body) {
        requireOpen("on_start");
        onStart = Optional.of(body);
    }

    /// Runs once in each user's life, after its last task.
    public void on_stop(@DelegatesTo(HttpUser.class) Closure<?> body) {
        requireOpen("on_stop");
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
        requireOpen("task");
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

    /// Ends the block.
    CapturedBlock captured() {
        closed = true;
        return new CapturedBlock(name, base, settings, List.copyOf(tasks), onStart, onStop);
    }

    /// After the block was read its words mean nothing any more: in a task they would be a mistake without effect.
    private void requireOpen(String word) {
        if (closed) {
            throw new ScriptMistake("'" + word + "' belongs directly into " + place() + ", not into a task");
        }
    }

    /// Called by Groovy for a word without a value, as in `weight -1`, which it reads as a subtraction.
    @Override
    public Object getProperty(String word) {
        if (!closed && WORDS.contains(word)) {
            throw new ScriptMistake("'" + word + "' needs its value in brackets here: " + word + "(…)");
        }
        return super.getProperty(word);
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
