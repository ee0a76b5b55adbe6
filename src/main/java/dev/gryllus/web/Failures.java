package dev.gryllus.web;

import dev.gryllus.stats.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Wrong passwords, by the name they were given for and where they came from: so nobody locks out others. Each makes
/// the next try wait twice as long. Safe for any number of threads.
final class Failures {
    /// The oldest are forgotten: addresses cost little.
    static final int MOST = 10_000;

    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    /// Without a wait: people mistype.
    private static final int FREE_TRIES = 3;

    private static final int GROUPS_OF_NETWORK = 4;

    private final Clock clock;
    private final Map<Source, Count> counts = new LinkedHashMap<>(); // the latest last

    private record Source(String user, String network) {}

    private record Count(int failures, long untilNanos) {}

    Failures(Clock clock) {
        this.clock = clock;
    }

    /// How long the next try has to wait; zero if it need not.
    synchronized Duration wait(String user, String address) {
        Count known = counts.get(source(user, address));
        long leftNanos = known == null ? 0 : known.untilNanos() - clock.nanoTime();
        return leftNanos > 0 ? Duration.ofNanos(leftNanos) : Duration.ZERO;
    }

    synchronized void add(String user, String address) {
        Source source = source(user, address);
        int failures =
                Optional.ofNullable(counts.remove(source)).map(Count::failures).orElse(0) + 1;
        int doublings = Math.min(failures - FREE_TRIES, 20);
        Duration wait = failures < FREE_TRIES ? Duration.ZERO : FIRST_WAIT.multipliedBy(1L << doublings);
        Duration bounded = wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
        if (counts.size() >= MOST) {
            counts.remove(counts.keySet().iterator().next());
        }
        counts.put(source, new Count(failures, clock.nanoTime() + bounded.toNanos()));
    }

    synchronized void forget(String user, String address) {
        counts.remove(source(user, address));
    }

    synchronized int size() {
        return counts.size();
    }

    private static Source source(String user, String address) {
        return new Source(user, address.indexOf(':') < 0 ? address : network(address));
    }

    /// Of IPv6, whose hosts have as many addresses as they like: the first half.
    private static String network(String address) {
        String[] halves = address.replaceAll("[\\[\\]]|%.*", "").split("::", 2);
        StringBuilder network = new StringBuilder();
        String[] groups = halves[0].isEmpty() ? new String[0] : halves[0].split(":");
        for (int i = 0; i < GROUPS_OF_NETWORK; i++) {
            network.append(i < groups.length ? groups[i] : "0").append(':');
        }
        return network.toString();
    }
}
