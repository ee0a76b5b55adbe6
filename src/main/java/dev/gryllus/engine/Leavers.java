package dev.gryllus.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
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

    /// What users get at least that only an edit of the script ends: more than a request takes until it times out,
    /// where the script does not say otherwise. What never ends its task has to go some time, too.
    static final Duration TIME_TO_FINISH_AFTER_EDIT = Duration.ofSeconds(90);

    /// So many places of users that were given up are named.
    private static final int MOST_PLACES = 10;

    /// One that rests until it is its turn to end.
    private record Resting(LiveUser user, Assignment.Reason reason) {}

    private final Duration timeToFinish;
    private final Set<LiveUser> users = new HashSet<>();
    private final Turnstile<Resting> resting =
            new Turnstile<>((next, now) -> next.user().end(timeToFinish(next.reason()), now));
    private boolean hurried;
    private int givenUp;

    /// @param stopTimeout how long users may finish their task; at least [#SHORTEST_TIME_TO_FINISH]
    Leavers(Duration stopTimeout) {
        this.timeToFinish = longer(stopTimeout, SHORTEST_TIME_TO_FINISH);
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

    void add(LiveUser user, Assignment.Reason reason, long nowNanos) {
        users.add(user);
        Resting atItsTurn = new Resting(user, reason); // may have ended by itself by then
        if (user.retire()) {
            resting.arrive(atItsTurn, nowNanos);
        } else {
            user.end(timeToFinish(reason), nowNanos);
        }
    }

    private Duration timeToFinish(Assignment.Reason reason) {
        return switch (reason) {
            case LOAD, END -> timeToFinish;
            case EDIT -> hurried ? timeToFinish : longer(timeToFinish, TIME_TO_FINISH_AFTER_EDIT);
        };
    }

    /// The test ends: from now on nobody has longer than those who end only now.
    void hurry(long nowNanos) {
        users.forEach(user -> user.hurry(timeToFinish, nowNanos));
        hurried = true;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /// @return whether the user was among them
    boolean remove(LiveUser user) {
        return users.remove(user);
    }

    /// Has the next of those end that rest, and ends those whose time is over.
    void tend(long nowNanos) {
        resting.tend(nowNanos);
        SortedMap<Duration, Integer> killed = new TreeMap<>();
        List<LiveUser> abandoned = new ArrayList<>();
        for (Iterator<LiveUser> all = users.iterator(); all.hasNext(); ) {
            LiveUser user = all.next();
            if (user.tend(nowNanos)) {
                switch (user.stage()) {
                    case KILLED -> killed.merge(user.timeToFinish(), 1, Integer::sum);
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

    /// @param killed how many, by the time that they had
    private static void tell(SortedMap<Duration, Integer> killed, List<LiveUser> abandoned) {
        killed.forEach((time, many) -> {
            if (time.compareTo(SHORTEST_TIME_TO_FINISH) > 0) {
                LOG.info(
                        "Not all users finished their tasks & terminated in {} seconds. Stopping them... ({} users)",
                        time.toMillis() / 1e3,
                        many);
            }
        });
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
