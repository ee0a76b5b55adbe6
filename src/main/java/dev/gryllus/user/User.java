package dev.gryllus.user;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// Base class of every simulated user. Names that scripts touch are Locust's.
///
/// A user belongs to one thread at a time, its [UserLoop]'s; nothing here is safe to use from another. Life:
/// constructed, [#attach], [#on_start], tasks with [#beginTask] and [#endTask] around each, [#on_stop], [#detach].
public class User {
    /// This user's own source of random numbers.
    public final RandomGenerator random = new SplittableRandom();

    /// Base address of the system under test; null if there is none. A field, and not an accessor, because scripts
    /// write `static host = '…'`, and a static accessor must not meet an instance one of the same name.
    public String host;

    private UserContext context;
    private OptionalLong taskLateness = OptionalLong.empty();
    private Optional<Throwable> reported = Optional.empty();

    /// Runs once, before the first task. If it throws, this user ends and `on_stop` is not called.
    public void on_start() throws Exception {}

    /// Runs once, after the last task, also when the user is stopped.
    public void on_stop() throws Exception {}

    /// Merged under the `context` of every request this user makes.
    public Map<String, Object> context() {
        return Map.of();
    }

    /// Called once by the engine, before [#on_start].
    public void attach(UserContext newContext) {
        this.context = newContext;
        this.host = newContext.host().orElse(null);
    }

    /// Takes the place of a user of an older generation of the script, in place of `on_start`: what must outlive a
    /// reload, such as connections, moves over, and the old one is not used again. Called once by the engine, after
    /// [#attach].
    public void succeed(User old) {}

    /// The user that a script wrote or chose. Another one only where a user of the quick form stands around it.
    public User self() {
        return this;
    }

    /// What this user talks with; each protocol says what that is.
    ///
    /// @throws IllegalStateException if there is none
    public Object getClient() {
        throw new IllegalStateException(
                getClass().getSimpleName() + " has no client: extend HttpUser, or give it one of its own");
    }

    /// What scripts know as `environment`; null outside of scripts.
    public Object getEnvironment() {
        return attached().environment().orElse(null);
    }

    /// Times any blocking call and reports it as one request: `measure('JDBC', 'select user') { … }`.
    ///
    /// An exception in the block is a failure of that request, and goes on to the task as it is. If it ends the
    /// task, it is not counted once more as an exception of the script.
    ///
    /// @param requestType what reports show in the column "Type"
    /// @return what the block returns
    /// @throws Exception what the block throws
    public <T> T measure(String requestType, String name, Measured<T> block) throws Exception {
        return measure(Map.of(), requestType, name, block);
    }

    /// @param options `response_length: 5`, `context: [:]`
    public <T> T measure(Map<String, ?> options, String requestType, String name, Measured<T> block) throws Exception {
        Measurement measurement = new Measurement(requestType, name, options, context());
        try {
            return measurement.time(block, attached().clock(), attached().recorder(), taskLateness);
        } catch (Throwable e) {
            if (measurement.isCounted()) {
                reported = Optional.of(e);
            }
            throw e;
        }
    }

    /// Whether this exception is counted already, as the failure of a request.
    final boolean hasReported(Throwable thrown) {
        return reported.isPresent() && reported.get() == thrown;
    }

    /// Called by the engine before each task.
    ///
    /// @param lateness nanoseconds by which the task starts after its intended start, where there is one
    public void beginTask(OptionalLong lateness) {
        this.taskLateness = lateness;
    }

    /// Called by the engine after each task, however it ended: the place to settle what the task left open.
    public void endTask() {
        this.taskLateness = OptionalLong.empty();
    }

    /// Whether others had their turn since this was asked before, so that none has to be given to them after the task.
    /// Called by the engine after each task.
    public boolean gaveWay() {
        return false;
    }

    /// Called once by the engine, after [#on_stop]: the place to close connections.
    public void detach() {}

    /// How late the current task started, for the events of its requests.
    protected final OptionalLong taskLateness() {
        return taskLateness;
    }

    /// For protocols: where to record, what time it is.
    protected final UserContext attached() {
        if (context == null) {
            throw new IllegalStateException(
                    getClass().getSimpleName() + " is not running yet: use on_start for what needs a running user");
        }
        return context;
    }
}
