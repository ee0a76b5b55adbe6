package dev.gryllus;

import java.util.Properties;

/// How many carrier threads all virtual threads share: more than the JVM has pollers of sockets.
///
/// A carrier goes on with what its own virtual threads put into its line until that is empty. Only then it looks for
/// what other threads have for it: users who begin, users whose pause is over, who is interrupted. The JVM polls
/// sockets from such lines, too. Where users never wait and the server is quick, a line with a poller is never empty;
/// were there a poller for each carrier, everybody else would wait for the end of the test (docs/performance.md).
final class Carriers {
    private static final String NUMBER = "jdk.virtualThreadScheduler.parallelism";

    private Carriers() {}

    /// Before the first virtual thread. A number that is set already stays.
    static void prepare(Properties properties, int processors) {
        int pollers = Integer.highestOneBit(processors); // as the JVM reckons
        properties.putIfAbsent(NUMBER, String.valueOf(Math.max(processors, pollers + 1)));
    }
}
