package dev.gryllus.engine;

import dev.gryllus.stats.Clock;
import dev.gryllus.stats.Recorder;
import dev.gryllus.user.FaultListener;
import dev.gryllus.user.UserContext;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs users in this process, each on a virtual thread of its own.
///
/// The live users are shared between the runner's thread, which starts and ends them, and their own threads, which
/// report that they are gone; one lock guards them, held only for a few map operations a user.
public final class LocalWorker implements Worker {
    private static final Logger LOG = LoggerFactory.getLogger("gryllus.runners");

    /// What running users get even without a stop timeout: enough for a request under way to be answered, so that
    /// what the server counted and what we counted agree.
    static final Duration SHORTEST_TIME_TO_FINISH = Duration.ofMillis(200);

    /// What a worker needs beside the plan.
    ///
    /// @param stopTimeout how long users may finish their task when they are ended; at least
    ///     [#SHORTEST_TIME_TO_FINISH]
    /// @param stopSignal told when a script or a crash ends the whole test
    /// @param faultListener told of the exceptions of scripts
    /// @param environment what scripts know as `environment`
    public record Surroundings(
            Clock clock,
            Recorder recorder,
            Duration stopTimeout,
            StopSignal stopSignal,
            FaultListener faultListener,
            Optional<Object> environment) {

        /// Without scripts that listen.
        public Surroundings(Clock clock, Recorder recorder, Duration stopTimeout, StopSignal stopSignal) {
            this(clock, recorder, stopTimeout, stopSignal, FaultListener.NONE, Optional.empty());
        }
    }

    /// So many waiting users at a time take up a new generation of the script: all at once would be a step in
    /// everybody's response times.
    static final int NUDGED_AT_A_TIME = 500;

    private final Surroundings surroundings;
    private final Roles roles = new Roles(this::contextOf);
    private long started; // guarded by this

    private final Map<String, SequencedSet<LiveUser>> running = new HashMap<>(); // guarded by this
    private final Set<LiveUser> leaving = new HashSet<>(); // guarded by this
    private final Deque<LiveUser> toNudge = new ArrayDeque<>(); // guarded by this
    private Assignment last = new Assignment(Long.MIN_VALUE, 0, new TreeMap<>()); // guarded by this

    public LocalWorker(TestPlan plan, Surroundings surroundings) {
        this.surroundings = surroundings;
        replan(plan);
    }

    private UserContext contextOf(UserType type) {
        return new UserContext(
                type.name(),
                type.host(),
                surroundings.clock(),
                surroundings.recorder(),
                message -> surroundings.stopSignal().stop(new StopReason.ByScript(message)),
                surroundings.faultListener(),
                surroundings.environment());
    }

    @Override
    public synchronized void replan(TestPlan plan) {
        roles.become(plan);
        running.entrySet().removeIf(type -> type.getValue().isEmpty());
        plan.userTypes().forEach(type -> running.computeIfAbsent(type.name(), name -> new LinkedHashSet<>()));
        toNudge.clear();
        running.values().forEach(toNudge::addAll);
    }

    @Override
    public synchronized void assign(Assignment assignment) {
        if (!assignment.supersedes(last)) {
            return;
        }
        last = assignment;
        running.forEach((type, users) -> {
            int wanted = assignment.users().getOrDefault(type, 0);
            while (users.size() < wanted) {
                users.addLast(startOne(type));
            }
        });
        running.forEach((type, users) -> {
            int wanted = assignment.users().getOrDefault(type, 0);
            while (users.size() > wanted) {
                endOne(users.removeLast());
            }
        });
    }

    @Override
    public synchronized void tend() {
        for (int i = 0; i < NUDGED_AT_A_TIME && !toNudge.isEmpty(); i++) {
            toNudge.removeFirst().nudge();
        }
        long now = surroundings.clock().nanoTime();
        int killed = 0;
        int abandoned = 0;
        for (Iterator<LiveUser> users = leaving.iterator(); users.hasNext(); ) {
            LiveUser user = users.next();
            if (user.tend(now)) {
                switch (user.stage()) {
                    case KILLED -> killed++;
                    case ABANDONED -> {
                        abandoned++;
                        users.remove();
                    }
                    case RUNNING, FINISHING -> throw new IllegalStateException("a user came back to life");
                }
            }
        }
        tell(killed, abandoned);
    }

    @Override
    public synchronized WorkerStatus status() {
        SortedMap<String, Integer> counts = new TreeMap<>();
        running.forEach((type, users) -> counts.put(type, users.size()));
        return new WorkerStatus(counts, leaving.size());
    }

    @Override
    public synchronized int outdated() {
        return (int) Stream.concat(running.values().stream().flatMap(Collection::stream), leaving.stream())
                .filter(LiveUser::isOutdated)
                .count();
    }

    private LiveUser startOne(String type) {
        LiveUser user = new LiveUser(type, roles);
        Thread.ofVirtual().name(type + "-", ++started).start(() -> {
            try {
                user.live();
            } catch (Throwable e) {
                surroundings.stopSignal().stop(new StopReason.Crashed(e));
            } finally {
                gone(user);
            }
        });
        return user;
    }

    private void endOne(LiveUser user) {
        leaving.add(user);
        Duration asked = surroundings.stopTimeout();
        Duration given = asked.compareTo(SHORTEST_TIME_TO_FINISH) > 0 ? asked : SHORTEST_TIME_TO_FINISH;
        user.end(given, surroundings.clock().nanoTime());
    }

    /// By the user's own thread, as its last act.
    private synchronized void gone(LiveUser user) {
        if (!leaving.remove(user)) {
            running.get(user.type).remove(user);
        }
    }

    private void tell(int killed, int abandoned) {
        if (killed > 0 && surroundings.stopTimeout().isPositive()) {
            LOG.info(
                    "Not all users finished their tasks & terminated in {} seconds. Stopping them... ({} users)",
                    surroundings.stopTimeout().toMillis() / 1e3,
                    killed);
        }
        if (abandoned > 0) {
            LOG.warn(
                    "{} users did not end within {} seconds after they were interrupted, in a task or in on_stop;"
                            + " nobody waits for them any longer",
                    abandoned,
                    LiveUser.TIME_TO_LEAVE.toSeconds());
        }
    }
}
