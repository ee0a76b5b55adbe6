package dev.gryllus.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The users of a worker that were told to end, and their deadlines. Guarded by the worker's lock.
final class Leavers {
    private static final Logger LOG = LoggerFactory.getLogger("gryllus.runners");

    /// What users get even without a stop timeout: enough for a request under way to be answered, so that what the
    /// server counted and what we counted agree.
    static final Duration SHORTEST_TIME_TO_FINISH = Duration.ofMillis(200);

    private final Duration stopTimeout;
    /// So many places of users that were given up are named.
    private static final int MOST_PLACES = 10;

    private final Set<LiveUser> users = new HashSet<>();
    private int givenUp;

    /// @param stopTimeout how long users may finish their task; at least [#SHORTEST_TIME_TO_FINISH]
    Leavers(Duration stopTimeout) {
        this.stopTimeout = stopTimeout;
    }

    int size() {
        return users.size();
    }

    /// How many users did not end in all the time that they had.
    int givenUp() {
        return givenUp;
    }

    Stream<LiveUser> stream() {
        return users.stream();
    }

    void add(LiveUser user, long nowNanos) {
        users.add(user);
        Duration given = stopTimeout.compareTo(SHORTEST_TIME_TO_FINISH) > 0 ? stopTimeout : SHORTEST_TIME_TO_FINISH;
        user.end(given, nowNanos);
    }

    /// @return whether the user was among them
    boolean remove(LiveUser user) {
        return users.remove(user);
    }

    /// Ends those whose time is over.
    void tend(long nowNanos) {
        int killed = 0;
        List<LiveUser> abandoned = new ArrayList<>();
        for (Iterator<LiveUser> all = users.iterator(); all.hasNext(); ) {
            LiveUser user = all.next();
            if (user.tend(nowNanos)) {
                switch (user.stage()) {
                    case KILLED -> killed++;
                    case ABANDONED -> {
                        abandoned.add(user);
                        all.remove();
                    }
                    case RUNNING, FINISHING -> throw new IllegalStateException("a user came back to life");
                }
            }
        }
        givenUp += abandoned.size();
        tell(killed, abandoned);
    }

    private void tell(int killed, List<LiveUser> abandoned) {
        if (killed > 0 && stopTimeout.isPositive()) {
            LOG.info(
                    "Not all users finished their tasks & terminated in {} seconds. Stopping them... ({} users)",
                    stopTimeout.toMillis() / 1e3,
                    killed);
        }
        if (!abandoned.isEmpty()) {
            LOG.warn(
                    "{} users did not end within {} seconds after they were interrupted, in a task or in on_stop;"
                            + " nobody waits for them any longer:{}",
                    abandoned.size(),
                    LiveUser.TIME_TO_LEAVE.toSeconds(),
                    places(abandoned));
        }
    }

    /// Where they are stuck, the commonest place first.
    private static String places(List<LiveUser> abandoned) {
        Map<String, Long> counts = abandoned.stream()
                .map(user -> user.type + " "
                        + user.stuckAt().map(line -> "at " + line).orElse("outside of the script"))
                .collect(Collectors.groupingBy(place -> place, TreeMap::new, Collectors.counting()));
        String named = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(MOST_PLACES)
                .map(place -> "\n  " + place.getValue() + " of " + place.getKey())
                .collect(Collectors.joining());
        return counts.size() > MOST_PLACES
                ? named + "\n  and at " + (counts.size() - MOST_PLACES) + " more places"
                : named;
    }
}
