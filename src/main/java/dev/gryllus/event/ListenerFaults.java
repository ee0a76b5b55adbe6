package dev.gryllus.event;

import dev.gryllus.user.ScriptFaults;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What listeners let out by mistake: counted, told once per place, and in the end a reason for exit code 2. Safe for
/// any number of threads.
public final class ListenerFaults {
    private static final Logger LOG = LoggerFactory.getLogger("gryllus.events");

    /// Beyond so many places they are only counted.
    private static final int MOST_PLACES = 100;

    private final LongAdder count = new LongAdder();
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    void count(String event, Throwable thrown) {
        count.increment();
        if (told.size() < MOST_PLACES && told.add(place(event, thrown))) {
            LOG.error(
                    "Uncaught exception in a listener of {}: {}\n(each further one like this is only counted)",
                    event,
                    FaultWording.describe(thrown).trace());
        }
    }

    public long count() {
        return count.sum();
    }

    /// File and line; where the script has no part in it, what was thrown.
    private static String place(String event, Throwable thrown) {
        return event + " " + ScriptFaults.frames(thrown).findFirst().orElseGet(() -> ScriptFaults.summary(thrown));
    }
}
