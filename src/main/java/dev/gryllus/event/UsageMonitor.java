package dev.gryllus.event;

import dev.gryllus.stats.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/// Asks every ten seconds what this process takes, and tells listeners of `usage_monitor` and `cpu_warning`. On a
/// thread of its own, from [#start] to [#stop], for listeners may take their time; [#latest] may be called by any.
public final class UsageMonitor {
    static final Duration PERIOD = Duration.ofSeconds(10);
    static final double TOO_HIGH_PERCENT = 90;

    private final Environment environment;
    private final Clock clock;
    private final Supplier<Usage> usages;
    private final Thread thread;
    private volatile Usage latest = Usage.UNKNOWN;

    public UsageMonitor(Environment environment, Clock clock, Supplier<Usage> usages) {
        this.environment = environment;
        this.clock = clock;
        this.usages = usages;
        // A platform thread: a virtual one would wait in line behind the simulated users.
        this.thread = Thread.ofPlatform().daemon().name("gryllus-usage").unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    public void stop() {
        thread.interrupt();
    }

    /// What was seen last.
    public Usage latest() {
        return latest;
    }

    private void run() {
        try {
            while (true) {
                clock.sleep(PERIOD);
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // by stop(): the thread ends here
        }
    }

    void look() {
        Usage usage = usages.get();
        latest = usage;
        Events events = environment.getEvents();
        if (usage.cpuPercent() > TOO_HIGH_PERCENT) {
            environment.tellAlone(
                    events.cpu_warning, Map.of("environment", environment, "cpu_usage", usage.cpuPercent()));
        }
        environment.tellAlone(
                events.usage_monitor,
                Map.of(
                        "environment",
                        environment,
                        "cpu_usage",
                        usage.cpuPercent(),
                        "memory_usage",
                        usage.memoryBytes()));
    }
}
