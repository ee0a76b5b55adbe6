package dev.gryllus.debug;

import dev.gryllus.engine.StopReason;
import dev.gryllus.engine.StopSignal;
import dev.gryllus.engine.UserType;
import dev.gryllus.stats.Clock;
import dev.gryllus.stats.Recorder;
import dev.gryllus.user.FaultListener;
import dev.gryllus.user.Role;
import dev.gryllus.user.UserContext;
import dev.gryllus.user.UserLoop;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/// The life of one user on the thread that calls [#run], so that a debugger finds it at once. [#stop] may come from
/// any thread.
public final class SingleUser {
    /// As in a run: enough for a request under way to be answered.
    private static final Duration SHORTEST_TIME_TO_FINISH = Duration.ofMillis(200);

    private static final Duration TIME_TO_LEAVE = Duration.ofSeconds(10);

    private final DebugContext surroundings;
    private final Limits limits;
    private final UserLoop loop;
    private long tasks; // changed by the user's thread only

    /// What the user lives in.
    ///
    /// @param journal where its tasks and waits are told
    /// @param recorder where its requests and exceptions go; the journal is one of those that get them
    /// @param environment what scripts know as `environment`
    /// @param signal keeps why it ends; asked before it begins
    public record DebugContext(
            Clock clock,
            Journal journal,
            Recorder recorder,
            FaultListener faultListener,
            Optional<Object> environment,
            StopSignal signal) {}

    /// When the user ends, and how it waits.
    ///
    /// @param tasks it ends after so many
    /// @param timeToFinish what a task under way gets at the end
    /// @param waiting false: its pauses are left out
    public record Limits(Optional<Duration> runTime, OptionalLong tasks, Duration timeToFinish, boolean waiting) {}

    public SingleUser(UserType type, DebugContext surroundings, Limits limits) {
        this.surroundings = surroundings;
        this.limits = limits;
        TracedType traced = new TracedType(
                surroundings.journal(),
                surroundings.clock(),
                limits.waiting(),
                () -> surroundings.signal().reason().isPresent(),
                this::taskDone);
        UserContext context = new UserContext(
                type.name(),
                type.host(),
                surroundings.clock(),
                surroundings.recorder(),
                message -> stop(new StopReason.ByScript(message)),
                surroundings.faultListener(),
                surroundings.environment());
        this.loop = new UserLoop(new Role(context, type.maker(), traced.waitTime(type), traced.root(type)));
    }

    /// Returns when the user has ended.
    public void run() {
        if (surroundings.signal().reason().isPresent()) {
            return;
        }
        limits.runTime().ifPresent(time -> later(time, () -> stop(new StopReason.RunTimeReached())));
        loop.run();
    }

    /// Lets the task under way finish, but not for ever.
    public void stop(StopReason why) {
        if (surroundings.signal().reason().isPresent()) {
            return;
        }
        surroundings.signal().stop(why);
        loop.finish();
        Duration asked = limits.timeToFinish();
        later(asked.compareTo(SHORTEST_TIME_TO_FINISH) > 0 ? asked : SHORTEST_TIME_TO_FINISH, () -> {
            loop.kill();
            later(TIME_TO_LEAVE, loop::kill); // the second one cuts an on_stop
        });
    }

    /// No time limit here: no task is under way, and `on_stop` may be what is debugged.
    private void taskDone() {
        tasks++;
        if (limits.tasks().isPresent() && tasks >= limits.tasks().getAsLong()) {
            surroundings.signal().stop(new StopReason.Requested("--iterations limit reached"));
            loop.finish();
        }
    }

    private void later(Duration delay, Runnable action) {
        Thread.ofVirtual().name("end of the debugged user").start(() -> {
            try {
                surroundings.clock().sleep(delay);
                action.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // nobody does that; then the action does not come
            }
        });
    }
}
