package dev.gryllus.event;

import dev.gryllus.stats.Clock;
import dev.gryllus.user.ScriptFaults;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Which listeners are being told at this moment, so that those that do not return can be named. Whoever fires notes
/// down that it begins and ends, and no more; [#look] does the rest, on a thread of its own. Safe for any number of
/// threads.
public final class ListenerCalls {
    private static final Logger LOG = LoggerFactory.getLogger("gryllus.events");

    /// Listeners of an event that take longer than this are named.
    static final Duration LONG = Duration.ofSeconds(5);

    /// Beyond so many places they are not named any more.
    private static final int MOST_PLACES = 100;

    private static final Set<String> STAGES =
            Set.of("init", "test_start", "spawning_complete", "test_stopping", "test_stop", "quitting", "quit");

    private final Clock clock;
    private final Set<Call> open = ConcurrentHashMap.newKeySet();
    private final LongAdder listenedNanos = new LongAdder();
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    ListenerCalls(Clock clock) {
        this.clock = clock;
    }

    /// One event on its way to its listeners.
    static final class Call {
        private final String event;
        private final Thread thread = Thread.currentThread();
        private final long beganNanos;
        private volatile boolean seen;

        private Call(String event, long beganNanos) {
            this.event = event;
            this.beganNanos = beganNanos;
        }

        private boolean isOfUser() {
            return thread.isVirtual();
        }
    }

    /// To be followed by [#end], on the same thread.
    Call begin(String event) {
        Call call = new Call(event, clock.nanoTime());
        open.add(call);
        return call;
    }

    void end(Call call) {
        open.remove(call);
        if (call.isOfUser()) {
            listenedNanos.add(clock.nanoTime() - call.beganNanos);
        }
    }

    /// How long users have been in listeners until now, all of them together. What ends at this moment may be
    /// missing, or counted twice.
    public Duration listening() {
        long now = clock.nanoTime();
        long unfinished = open.stream()
                .filter(Call::isOfUser)
                .mapToLong(call -> now - call.beganNanos)
                .sum();
        return Duration.ofNanos(listenedNanos.sum() + unfinished);
    }

    /// Names the listeners that have not returned for long, each place once.
    public void look() {
        long now = clock.nanoTime();
        for (Call call : open) {
            if (!call.seen && now - call.beganNanos >= LONG.toNanos()) {
                call.seen = true;
                tell(call, ScriptFaults.frames(call.thread.getStackTrace()).findFirst());
            }
        }
    }

    private void tell(Call call, Optional<String> place) {
        if (!open.contains(call)) {
            return; // it has just returned, and the stack may be that of something else
        }
        String where = place.map(line -> "at " + line).orElse("outside of the script");
        if (told.size() < MOST_PLACES && told.add(call.event + " " + where)) {
            LOG.warn(
                    "A listener of {} has not returned for {} seconds; it is {}{}",
                    call.event,
                    LONG.toSeconds(),
                    where,
                    consequence(call));
        }
    }

    private static String consequence(Call call) {
        if (STAGES.contains(call.event)) {
            return ". The run waits for it; CTRL+C or SIGTERM cuts it off";
        }
        return call.isOfUser() ? ". Its user waits for it (this place is named once)" : "";
    }
}
