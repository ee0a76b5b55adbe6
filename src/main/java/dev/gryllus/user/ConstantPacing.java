package dev.gryllus.user;

import java.time.Duration;

/// Lets a task start every `interval`, as long as the tasks are quick enough; lost time is never made up.
///
/// Locust's formula (`locust.wait_time.constant_pacing`): run = now − previous call − previous wait; wait = max(0,
/// interval − run). So `run` holds the task and also how much too long the last sleep was, which is why a sleepy
/// scheduler does not slow the pace.
final class ConstantPacing implements Pacing {
    private final long intervalNanos;
    private long lastCallNanos;
    private long lastWaitNanos;

    ConstantPacing(Duration interval, long bornNanos) {
        this.intervalNanos = interval.toNanos();
        this.lastCallNanos = bornNanos;
    }

    @Override
    public Pause next(long nowNanos) {
        long ran = nowNanos - lastCallNanos - lastWaitNanos;
        lastWaitNanos = Math.max(0, intervalNanos - ran);
        lastCallNanos = nowNanos;
        return new Pause(Duration.ofNanos(lastWaitNanos), Duration.ofNanos(Math.max(0, ran - intervalNanos)));
    }

    @Override
    public boolean scheduled() {
        return true;
    }
}
