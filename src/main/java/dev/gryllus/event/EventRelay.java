package dev.gryllus.event;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Which listeners are in force: those of the newest generation of the script, all of them or none. Whoever fires asks
/// each time. Safe for any number of threads.
public final class EventRelay {
    private static final Logger LOG = LoggerFactory.getLogger("gryllus.events");

    private volatile Events current;

    EventRelay(Events first) {
        current = first;
    }

    /// From now on the listeners of this generation are told, and no others. What is being told at this moment is told
    /// to the end.
    public void become(Events next) {
        if (next != current) {
            next.messages().inherit(current.messages());
            tellGone(current.routes().without(next.routes()));
        }
        current = next;
    }

    private static void tellGone(List<String> paths) {
        if (!paths.isEmpty()) {
            LOG.info(
                    "Routes of the web interface are gone with the edit: {}. One that is registered at the top level of the"
                            + " script, and not in a listener, comes back",
                    String.join(", ", paths));
        }
    }

    public Events current() {
        return current;
    }
}
