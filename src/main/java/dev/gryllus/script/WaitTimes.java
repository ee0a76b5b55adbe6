package dev.gryllus.script;

import dev.gryllus.user.ScriptName;
import dev.gryllus.user.WaitTime;

/// The wait times that scripts name, in seconds; imported into every script. Named as in Locust.
@ScriptName("the wait times")
public final class WaitTimes {
    private WaitTimes() {}

    /// The same pause after each task.
    public static WaitTime constant(Number seconds) {
        return WaitTime.constant(Seconds.toDuration(seconds, "constant(seconds)"));
    }

    /// A random pause from `min` to `max`.
    public static WaitTime between(Number min, Number max) {
        return WaitTime.between(
                Seconds.toDuration(min, "between(min, max)"), Seconds.toDuration(max, "between(min, max)"));
    }

    /// One task start every so many seconds, as long as the tasks are quick enough.
    public static WaitTime constant_pacing(Number seconds) {
        return WaitTime.constantPacing(Seconds.toDuration(seconds, "constant_pacing(seconds)"));
    }

    /// At most so many task starts per second and user.
    public static WaitTime constant_throughput(Number tasksPerSecond) {
        return WaitTime.constantThroughput(tasksPerSecond.doubleValue());
    }
}
