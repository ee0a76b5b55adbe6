package dev.gryllus.script;

import dev.gryllus.engine.ShapeContext;
import dev.gryllus.event.Environment;
import dev.gryllus.event.ScriptGeneration;
import dev.gryllus.event.ScriptRunner;
import java.time.Duration;

/// Base of a script's own load over time. Its members are Locust's.
///
/// [#tick] is called about once per second by a thread of its own, never twice at once; the others may be called by
/// any thread. `static use_common_options = true` keeps `--users`, `--spawn-rate` and `--run-time` alive.
public abstract class LoadTestShape {
    private volatile ShapeContext context = ShapeContext.NONE;
    private volatile Duration elapsed = Duration.ZERO;
    private volatile Duration origin = Duration.ZERO;

    /// What should be true now: `[users, spawn_rate]`, or `[users, spawn_rate, [User classes or their names]]` to add
    /// users of these classes only. Null ends the test.
    public abstract Object tick();

    /// Seconds from the start of the test, or from the last `reset_time()`, to this tick.
    public double get_run_time() {
        return elapsed.minus(origin).toNanos() / 1e9;
    }

    /// The same as a property: `run_time`.
    public double getRun_time() {
        return get_run_time();
    }

    /// Lets the run time begin anew.
    public void reset_time() {
        origin = elapsed;
    }

    /// How many users run at this moment, which may be fewer than the shape has asked for.
    public int get_current_user_count() {
        return context.users().getAsInt();
    }

    /// The run, as far as it is known already.
    public Environment getEnvironment() {
        return ScriptGeneration.environmentOf(getClass());
    }

    /// See [Environment#getRunner].
    public ScriptRunner getRunner() {
        return getEnvironment().getRunner();
    }

    /// A run begins.
    void begin(ShapeContext run) {
        context = run;
        elapsed = Duration.ZERO;
        origin = Duration.ZERO;
    }

    /// Libraries of a script look for classes by the context class loader, as in tasks.
    ///
    /// @param now the time since the start of the test
    Object tickAt(Duration now) {
        elapsed = now;
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(scriptLoader());
        try {
            return tick();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /// That of the classes of the script.
    ClassLoader scriptLoader() {
        return getClass().getClassLoader();
    }
}
