package dev.gryllus.event;

import dev.gryllus.engine.RunState;
import dev.gryllus.engine.StopReason;
import dev.gryllus.engine.Target;
import dev.gryllus.engine.WorkerStatus;
import dev.gryllus.user.ScriptName;
import groovy.lang.Closure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// `environment.runner` of a script: how the run stands, and how to steer it. Nothing here waits: what is asked for is
/// done by the runner's own thread soon after. Names are Locust's. Safe for any number of threads.
@ScriptName("environment.runner")
public final class ScriptRunner {
    /// What it looks at and steers.
    ///
    /// @param start heads for another number of users; begins a run where none is on
    /// @param target what the run is heading for; empty before it has begun
    /// @param stop ends the run
    /// @param quit ends the run, and the program
    public record Controls(
            Supplier<RunState> state,
            Supplier<WorkerStatus> users,
            Consumer<Target> start,
            Supplier<Optional<Target>> target,
            Consumer<StopReason> stop,
            Consumer<StopReason> quit,
            Supplier<Usage> usage,
            String clientId) {}

    private final Environment environment;
    private final Controls controls;

    public ScriptRunner(Environment environment, Controls controls) {
        this.environment = environment;
        this.controls = controls;
    }

    /// Ends the test, and the program.
    public void quit() {
        controls.quit().accept(new StopReason.Requested("The script has called runner.quit()"));
    }

    /// Ends the test. Without a web interface, where another test could be started, the program ends with it.
    public void stop() {
        controls.stop().accept(new StopReason.Requested("The script has called runner.stop()"));
    }

    /// Heads for another number of users, and starts a test where none runs.
    ///
    /// @param spawnRate users started or ended per second on the way there
    public void start(int users, Number spawnRate) {
        controls.start().accept(new Target(users, spawnRate.doubleValue()));
    }

    /// In Locust's words for a run on one machine; `paused` is ours.
    public String getState() {
        return switch (controls.state().get()) {
            case READY -> "ready";
            case SPAWNING -> "spawning";
            case RUNNING -> "running";
            case PAUSED -> "paused";
            case STOPPING -> "cleanup";
            case STOPPED -> "stopped";
        };
    }

    public int getUser_count() {
        return controls.users().get().users();
    }

    /// Type → how many run.
    public SortedMap<String, Integer> getUser_classes_count() {
        return controls.users().get().running();
    }

    public int getTarget_user_count() {
        return controls.target().get().map(Target::users).orElse(0);
    }

    public List<String> getUser_classes() {
        return environment.getUser_classes();
    }

    public Environment getEnvironment() {
        return environment;
    }

    public ScriptStats getStats() {
        return environment.getStats();
    }

    /// See [ScriptStats#getErrors].
    public Map<String, ScriptStats.ErrorView> getErrors() {
        return environment.getStats().getErrors();
    }

    /// See [ScriptStats#getExceptions].
    public Map<String, ScriptStats.ExceptionView> getExceptions() {
        return environment.getStats().getExceptions();
    }

    /// @param listener `{ environment, msg -> }` or `{ msg -> }`; `msg` has `type`, `data` and `node_id`
    public void register_message(String type, Closure<?> listener) {
        ScriptGeneration.find(EventHook.ownerOf(listener))
                .map(ScriptGeneration::events)
                .orElseGet(environment::getEvents)
                .messages()
                .register(type, listener);
    }

    /// @param options Locust's `concurrent`, which changes nothing: the sender's thread runs the listener
    public void register_message(Map<String, ?> options, String type, Closure<?> listener) {
        for (String option : options.keySet()) {
            if (!option.equals("concurrent")) {
                throw new UnknownName("register_message", option, List.of("concurrent"));
            }
        }
        register_message(type, listener);
    }

    public void send_message(String type) {
        send_message(type, null);
    }

    /// Calls the listener of this type, here and now.
    public void send_message(String type, Object data) {
        environment.getEvents().messages().send(environment, type, data, controls.clientId());
    }

    /// @param clientId for which node it is: there is only this one
    public void send_message(String type, Object data, String clientId) {
        send_message(type, data);
    }

    public int getWorker_count() {
        return 1;
    }

    public int getWorker_index() {
        return 0;
    }

    public String getClient_id() {
        return controls.clientId();
    }

    /// In percent of all processors, sampled every ten seconds.
    public double getCurrent_cpu_usage() {
        return controls.usage().get().cpuPercent();
    }

    /// In bytes, sampled every ten seconds.
    public long getCurrent_memory_usage() {
        return controls.usage().get().memoryBytes();
    }
}
