package dev.gryllus.script;

import dev.gryllus.http.HttpUser;
import dev.gryllus.user.Task;
import dev.gryllus.user.TaskSet;
import dev.gryllus.user.User;
import dev.gryllus.user.WaitTime;
import groovy.lang.Closure;
import groovy.lang.DelegatesTo;
import groovy.lang.GroovyObjectSupport;
import groovy.lang.MissingPropertyException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The words inside a block of the quick form that holds tasks: of a user, or of a task set. Only captures; nothing
/// runs until users do.
public abstract sealed class TasksBlock extends GroovyObjectSupport permits UserBlock, SetBlock {
    /// The words that every block of tasks knows.
    static final List<String> COMMON =
            List.of("wait_time", "on_start", "on_stop", "task", "task_set", "sequence", "markov");

    private final String name;
    private final String place;
    private final List<Task> tasks = new ArrayList<>();
    private volatile boolean closed; // read by users' threads
    private Optional<TasksBlock> open = Optional.empty();
    private Optional<Closure<?>> onStart = Optional.empty();
    private Optional<Closure<?>> onStop = Optional.empty();

    /// @param word that begins the block
    TasksBlock(String word, String name) {
        this.name = name;
        this.place = word + "('" + name + "')";
    }

    /// How users wait between tasks: `between(1, 5)`, `constant(2)` …
    public void wait_time(WaitTime value) {
        requireOpen("wait_time");
        waitsBy(value);
    }

    /// How users wait between tasks: your own function, which answers seconds.
    public void wait_time(@DelegatesTo(User.class) Closure<?> seconds) {
        requireOpen("wait_time");
        WaitFunction function = new WaitFunction(name, ScriptPlaces.ofCaller());
        waitsBy((owner, born) -> now -> function.pause(((BlockUser) owner.getUser()).call(seconds, owner)));
    }

    /// Runs before the first task: of each user, or each time that a user goes into the set.
    public void on_start(@DelegatesTo(HttpUser.class) Closure<?> body) {
        requireOpen("on_start");
        onStart = Optional.of(body);
    }

    /// Runs after the last task: of each user, or each time that a user leaves the set.
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

    /// @param options `weight: 3`, `tags: ['buy']`; in a Markov chain `then: [buy: 1, browse: 3]`
    public void task(
            Map<String, ?> options, int weight, String taskName, @DelegatesTo(HttpUser.class) Closure<?> body) {
        requireOpen("task");
        Task.Body called = within -> ((BlockUser) within.getUser()).call(body, within);
        add(taskName, options(options, weight), called);
    }

    /// Tasks to do for a while, picked at random, until one of them says `interrupt()`.
    public void task_set(String setName, @DelegatesTo(SetBlock.class) Closure<?> body) {
        task_set(Map.of(), setName, body);
    }

    public void task_set(int weight, String setName, @DelegatesTo(SetBlock.class) Closure<?> body) {
        task_set(Map.of("weight", weight), setName, body);
    }

    /// @param options as of [#task]; tags count for all tasks inside
    public void task_set(Map<String, ?> options, String setName, @DelegatesTo(SetBlock.class) Closure<?> body) {
        addSet(SetBlock.Kind.TASK_SET, options, setName, body);
    }

    /// A task set that is written as a class.
    public void task_set(Class<? extends TaskSet> type) {
        task_set(Map.of(), type);
    }

    public void task_set(Map<String, ?> options, Class<? extends TaskSet> type) {
        requireOpen("task_set");
        TaskOptions parsed = options(options, 1);
        Task task = new TaskSetClasses().taskOf(type, parsed.weight());
        add(task.name(), parsed, task.action());
    }

    /// Tasks that come one after the other, in the order of the script.
    public void sequence(String setName, @DelegatesTo(SetBlock.class) Closure<?> body) {
        sequence(Map.of(), setName, body);
    }

    public void sequence(Map<String, ?> options, String setName, @DelegatesTo(SetBlock.class) Closure<?> body) {
        addSet(SetBlock.Kind.SEQUENCE, options, setName, body);
    }

    /// Tasks of which each says where it may lead: `task('browse', then: [buy: 1, browse: 3]) { … }`.
    public void markov(String setName, @DelegatesTo(SetBlock.class) Closure<?> body) {
        markov(Map.of(), setName, body);
    }

    public void markov(Map<String, ?> options, String setName, @DelegatesTo(SetBlock.class) Closure<?> body) {
        addSet(SetBlock.Kind.MARKOV, options, setName, body);
    }

    private void addSet(SetBlock.Kind kind, Map<String, ?> options, String setName, Closure<?> body) {
        requireOpen(kind.word());
        SetBlock block = new SetBlock(kind, setName);
        open = Optional.of(block);
        block.read(body);
        open = Optional.empty();
        add(setName, options(options, 1), block.plan());
    }

    /// Runs a closure of the script as the inside of this block.
    final void read(Closure<?> body) {
        Closure<?> clone = (Closure<?>) body.clone();
        clone.setDelegate(this);
        clone.setResolveStrategy(Closure.DELEGATE_FIRST);
        clone.call();
        closed = true;
    }

    void add(String taskName, TaskOptions options, Task.Action action) {
        tasks.add(new Task(taskName, options.weight(), options.tags(), action));
    }

    TaskOptions options(Map<String, ?> options, int weight) {
        return TaskOptions.parse(options, weight, false);
    }

    abstract void waitsBy(WaitTime waitTime);

    /// The words that may be written here.
    abstract List<String> words();

    final List<Task> tasks() {
        return List.copyOf(tasks);
    }

    final Optional<Closure<?>> onStart() {
        return onStart;
    }

    final Optional<Closure<?>> onStop() {
        return onStop;
    }

    final String name() {
        return name;
    }

    /// What an error message calls this block.
    final String place() {
        return place;
    }

    /// The block inside of this one that is read now, at any depth; itself if there is none.
    final TasksBlock innermost() {
        return open.map(TasksBlock::innermost).orElse(this);
    }

    private String unnamed() {
        return "task" + (tasks.size() + 1);
    }

    /// A word that a block inside of this one does not know comes here, and would be taken for this block's. And after
    /// the block was read its words mean nothing any more: in a task they would be a mistake without effect.
    final void requireOpen(String word) {
        if (closed || open.isPresent()) {
            String where =
                    open.map(TasksBlock::innermost).map(TasksBlock::place).orElse("a task");
            throw new ScriptMistake("'" + word + "' belongs directly into " + place() + ", not into " + where);
        }
    }

    /// Called by Groovy for a word without a value, as in `weight -1`, which it reads as a subtraction.
    @Override
    public Object getProperty(String word) {
        if (!closed && words().contains(word)) {
            throw new ScriptMistake("'" + word + "' needs its value in brackets here: " + word + "(…)");
        }
        try {
            return super.getProperty(word);
        } catch (MissingPropertyException e) {
            throw UnknownVariable.inBlock(word, getClass(), place(), words());
        }
    }

    @Override
    public void setProperty(String word, Object value) {
        throw words().contains(word)
                ? new ScriptMistake("write `" + word + " …` without '=' inside " + place())
                : ScriptMistake.unknownWord(place(), word, words());
    }
}
