package dev.gryllus.health;

import dev.gryllus.stats.Clock;
import java.util.Random;

/// The two probes that measure together.
///
/// @param users a virtual thread, late whenever users are
/// @param threads a platform thread, late only when the operating system or the JVM does not let it run
record Probes(Clock clock, WakeProbe users, WakeProbe threads) {
    static Probes of(Clock clock) {
        return of(clock, new Random().nextLong());
    }

    static Probes of(Clock clock, long seed) {
        return new Probes(
                clock,
                new WakeProbe(clock, new Random(seed), Thread.ofVirtual().name("gryllus-probe")),
                new WakeProbe(
                        clock, new Random(seed), Thread.ofPlatform().daemon().name("gryllus-probe")));
    }

    void start() {
        long now = clock.nanoTime();
        users.start(now);
        threads.start(now);
    }

    void stop() {
        users.stop();
        threads.stop();
    }
}
