package dev.gryllus.event;

import dev.gryllus.engine.RunListener;
import dev.gryllus.engine.StopSignal;
import dev.gryllus.stats.Clock;
import dev.gryllus.stats.Recorder;
import dev.gryllus.user.ControlFlow;
import dev.gryllus.user.FaultListener;
import dev.gryllus.user.ScriptName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// `environment` of a script: what a run is, and a place for things that its parts share. There is one in a process; a
/// reload of the script does not touch it.
///
/// Scripts hang on it what they like: `environment.cache = …`. What Locust has and is not known yet is null: `runner`
/// and `stats` until [#begin], the options until [#describe]. Safe for any number of threads.
@ScriptName("environment")
public final class Environment extends LateMetaClass {
    private static final List<String> MEMBERS = List.of(
            "catch_exceptions",
            "events",
            "exclude_tags",
            "host",
            "locustfile",
            "parsed_locustfiles",
            "parsed_options",
            "process_exit_code",
            "reset_stats",
            "runner",
            "shape_class",
            "stats",
            "stop_timeout",
            "tags",
            "user_classes",
            "web_ui");

    private final Clock clock;
    private final ListenerFaults faults = new ListenerFaults();
    private final ListenerCalls listenerCalls;
    private final StageListeners stageListeners;
    private final EventRelay relay;
    private final Map<String, Object> own = Collections.synchronizedMap(new HashMap<>());
    private final Recorder listenersOnly;
    private volatile Optional<RunDescription> description = Optional.empty();
    private volatile Optional<Running> running = Optional.empty();
    private volatile Optional<ScriptWebUi> webUi = Optional.empty();
    private volatile Integer exitCode;
    private volatile boolean catchExceptions = true;

    private record Running(Optional<ScriptRunner> runner, ScriptStats stats, Recorder recorder) {}

    public Environment(Clock clock) {
        this.clock = clock;
        this.listenerCalls = new ListenerCalls(clock);
        this.stageListeners = new StageListeners(clock, faults);
        this.relay = new EventRelay(new Events(this));
        this.listenersOnly = new RequestEvents(Uncounted.UNCOUNTED, relay);
    }

    /// What listeners did wrong, of all generations.
    public ListenerFaults faults() {
        return faults;
    }

    /// Which listeners are being told, of all generations.
    public ListenerCalls listenerCalls() {
        return listenerCalls;
    }

    /// How listeners of the stages of the run are told.
    public StageListeners stageListeners() {
        return stageListeners;
    }

    /// Where a reload puts its listeners.
    public EventRelay relay() {
        return relay;
    }

    /// From now on there is a web interface, or soon will be. To be called before scripts are loaded, whose top level
    /// may ask for it.
    ///
    /// @param taken paths that it answers itself
    public void openWebUi(Predicate<String> taken) {
        webUi = Optional.of(new ScriptWebUi(this, taken));
    }

    public void describe(RunDescription newDescription) {
        description = Optional.of(newDescription);
    }

    /// From now on there is a run.
    ///
    /// @param recorder where samples that scripts fire themselves are counted, those who listen included
    public void begin(ScriptRunner runner, ScriptStats stats, Recorder recorder) {
        running = Optional.of(new Running(Optional.of(runner), stats, recorder));
    }

    /// As [#begin], where users run without a runner.
    public void beginWithoutRunner(ScriptStats stats, Recorder recorder) {
        running = Optional.of(new Running(Optional.empty(), stats, recorder));
    }

    /// Counts as `next` does, then tells who listens.
    public Recorder telling(Recorder next) {
        return new RequestEvents(next, relay);
    }

    /// Tells who listens to exceptions of scripts.
    public FaultListener userErrors() {
        return new UserErrors(this);
    }

    /// Tells who listens to the stages of a run.
    public RunListener runEvents(StopSignal stopSignal) {
        return new RunEvents(this, stopSignal);
    }

    /// Tells who listens that everything counted so far was forgotten.
    public void tellStatsReset() {
        tellAlone(relay.current().reset_stats, Map.of());
    }

    /// Fires an event where there is nobody who could follow an order of a listener.
    void tellAlone(EventHook hook, Map<String, Object> arguments) {
        try {
            hook.fire(arguments);
        } catch (ControlFlow e) {
            faults.count(hook.name(), e);
        }
    }

    Clock clock() {
        return clock;
    }

    /// Where samples that a script fires itself are counted. Before a run there is nothing to count, but somebody may
    /// listen.
    Recorder recorder() {
        return running.map(Running::recorder).orElse(listenersOnly);
    }

    /// @param nanos on [Clock#nanoTime]
    double epochSeconds(long nanos) {
        Instant then = clock.now().minusNanos(clock.nanoTime() - nanos);
        return then.getEpochSecond() + then.getNano() / 1e9;
    }

    /// The listeners in force.
    public Events getEvents() {
        return relay.current();
    }

    public ScriptRunner getRunner() {
        return running.flatMap(Running::runner).orElse(null);
    }

    public ScriptStats getStats() {
        return running.map(Running::stats).orElse(null);
    }

    /// Null where there is no web interface.
    public ScriptWebUi getWeb_ui() {
        return webUi.orElse(null);
    }

    public Object getParsed_options() {
        return description.flatMap(RunDescription::parsedOptions).orElse(null);
    }

    public String getHost() {
        return description.flatMap(RunDescription::host).orElse(null);
    }

    /// In seconds.
    public Double getStop_timeout() {
        return description
                .map(RunDescription::stopTimeout)
                .map(Duration::toMillis)
                .map(millis -> millis / 1e3)
                .orElse(null);
    }

    public List<String> getTags() {
        return listOrNull(description.map(RunDescription::tags));
    }

    public List<String> getExclude_tags() {
        return listOrNull(description.map(RunDescription::excludeTags));
    }

    /// Names of the types that take part.
    public List<String> getUser_classes() {
        return description.map(RunDescription::userClasses).orElse(List.of());
    }

    /// The name of the load shape.
    public String getShape_class() {
        return description.flatMap(RunDescription::shape).orElse(null);
    }

    public String getLocustfile() {
        return getParsed_locustfiles().stream().findFirst().orElse(null);
    }

    public List<String> getParsed_locustfiles() {
        return description.map(RunDescription::locustfiles).orElse(List.of());
    }

    public boolean getReset_stats() {
        return description.map(RunDescription::resetStats).orElse(false);
    }

    public Integer getProcess_exit_code() {
        return exitCode;
    }

    /// Wins over the exit code that the run would have; null to leave it to the run.
    public void setProcess_exit_code(Integer code) {
        if (code != null && (code < 0 || code > 255)) {
            throw new IllegalArgumentException("process_exit_code is 0 to 255, not " + code);
        }
        exitCode = code;
    }

    /// Whether users live on after an exception in a task.
    public boolean getCatch_exceptions() {
        return catchExceptions;
    }

    public void setCatch_exceptions(boolean wanted) {
        catchExceptions = wanted;
    }

    /// Called by Groovy for what a script has hung on it.
    public Object propertyMissing(String name) {
        synchronized (own) {
            if (own.containsKey(name)) {
                return own.get(name);
            }
            List<String> known = new ArrayList<>(MEMBERS);
            known.addAll(own.keySet());
            throw new UnknownName("environment", name, known);
        }
    }

    /// Called by Groovy when a script hangs something on it.
    public void propertyMissing(String name, Object value) {
        own.put(name, value);
    }

    @Override
    public String toString() {
        return "environment";
    }

    private static List<String> listOrNull(Optional<? extends Collection<String>> values) {
        return values.filter(list -> !list.isEmpty()).map(List::copyOf).orElse(null);
    }
}
