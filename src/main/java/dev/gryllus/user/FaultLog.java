package dev.gryllus.user;

import dev.gryllus.stats.Recorder;
import dev.gryllus.stats.RequestEvent;
import dev.gryllus.stats.ScriptError;
import dev.gryllus.stats.Starts;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Passes everything on, and tells each kind of script exception once: the tables count the rest.
public final class FaultLog implements Recorder {
    private static final Logger LOG = LoggerFactory.getLogger("gryllus.user");

    /// Beyond so many kinds the tables have to do.
    private static final int MOST_KINDS = 100;

    private final Recorder next;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    public FaultLog(Recorder next) {
        this.next = next;
    }

    @Override
    public void request(RequestEvent event) {
        next.request(event);
    }

    @Override
    public void exception(ScriptError error) {
        next.exception(error);
        if (told.size() < MOST_KINDS && told.add(kind(error))) {
            LOG.error("{}\n(each further one like this is only counted)", error.trace());
        }
    }

    @Override
    public void starts(String userType, Starts more) {
        next.starts(userType, more);
    }

    /// Where it happened; the message may hold what differs each time.
    private static String kind(ScriptError error) {
        int firstFrame = error.trace().indexOf("\n  at ");
        return firstFrame < 0 ? error.message() : error.trace().substring(firstFrame);
    }
}
