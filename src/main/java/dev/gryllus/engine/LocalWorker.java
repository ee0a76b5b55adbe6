package dev.gryllus.engine;

import dev.gryllus.stats.Clock;
import dev.gryllus.stats.Recorder;
import dev.gryllus.user.FaultListener;
import dev.gryllus.user.LoadTime;
import dev.gryllus.user.UserContext;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/// Runs users in this process, each on a virtual thread of its own from one wait to the next.
///
/// The live users are shared between the runner's thread, which starts and ends them, and their own threads, which
/// report that they are gone; one lock guards them, held only for a few map operations a user.
public final class LocalWorker implements Worker {
    /// What a worker needs beside the plan.
    ///
    /// @param time that the load goes by; the deadlines of users that are to end are those of the clock
    /// @param stopTimeout how long users may finish their task when they are ended; [Leavers] says when it is more
    /// @param stopSignal told when a script or a crash ends the whole test
    /// @param faultListener told of the exceptions of scripts
    /// @param environment what scripts know as `environment`
    public record WorkerContext(
            Clock clock,
            LoadTime time,
            Recorder recorder,
            Duration stopTimeout,
            StopSignal stopSignal,
            FaultListener faultListener,
            Optional<Object> environment) {

        /// Without scripts that listen, and never paused.
        public WorkerContext(Clock clock, Recorder recorder, Duration stopTimeout, StopSignal stopSignal) {
            this(clock, new LoadTime(clock), recorder, stopTimeout, stopSignal, FaultListener.NONE, Optional.empty());
        }
    }

    /// So many waiting users at a time take up a new generation of the script: all at once would be a step in
    /// everybody's response times.
    static final int NUDGED_AT_A_TIME = 500;

    private final WorkerContext surroundings;
    private final Roles roles = new Roles(this::contextOf);
    private final AtomicLong started = new AtomicLong();
    private final BusyUsers busy = new BusyUsers(); // belongs to the thread that looks

    private final Map<String, SequencedSet<LiveUser>> running = new HashMap<>(); // guarded by this
    private final OpenTypes open; // guarded by this
    private final Leavers leaving; // guarded by this
    private final Deque<LiveUser> toNudge = new ArrayDeque<>(); // guarded by this
    private Assignment last = new Assignment(Long.MIN_VALUE, 0, new TreeMap<>()); // guarded by this

    public LocalWorker(TestPlan plan, WorkerContext surroundings) {
        this.surroundings = surroundings;
        this.leaving = new Leavers(surroundings.stopTimeout());
        this.open = new OpenTypes(
                surroundings.clock(), surroundings.time(), surroundings.recorder(), this::startSeated, this::crashed);
        replan(plan);
    }

    private UserContext contextOf(UserType type) {
        return new UserContext(
                type.name(),
                type.host(),
                surroundings.clock(),
                surroundings.time(),
                surroundings.recorder(),
                message -> surroundings.stopSignal().stop(new StopReason.ByScript(message)),
                surroundings.faultListener(),
                surroundings.environment());
    }

    @Override
    public synchronized void replan(TestPlan plan) {
        open.replan(plan); // first: nobody starts a user of a type that has no role any more
        roles.become(plan);
        running.entrySet().removeIf(type -> type.getValue().isEmpty());
        plan.userTypes().forEach(type -> running.computeIfAbsent(type.name(), name -> new LinkedHashSet<>()));
        toNudge.clear();
        Stream.concat(running.values().stream().flatMap(Collection::stream), open.users().stream())
                .filter(LiveUser::isOutdated)
                .forEach(toNudge::add);
    }

    @Override
    public synchronized void assign(Assignment assignment) {
        if (!assignment.supersedes(last)) {
            return;
        }
        last = assignment;
        running.forEach((type, users) -> {
            while (users.size() < wanted(type)) {
                users.addLast(startOne(type));
            }
        });
        running.forEach((type, users) -> {
            while (users.size() > wanted(type)) {
                endOne(users.removeLast());
            }
        });
        open.assign(assignment.users()).forEach(this::endOne);
        if (assignment.reason() == Assignment.Reason.END) {
            leaving.hurry(surroundings.clock().nanoTime());
        }
    }

    /// Of the users that live by their wait times.
    private int wanted(String type) {
        return open.contains(type) ? 0 : last.users().getOrDefault(type, 0);
    }

    @Override
    public synchronized void tend() {
        for (int i = 0; i < NUDGED_AT_A_TIME && !toNudge.isEmpty(); i++) {
            toNudge.removeFirst().nudge();
        }
        leaving.tend(surroundings.clock().nanoTime());
        open.tend();
    }

    @Override
    public synchronized WorkerStatus status() {
        SortedMap<String, Integer> counts = new TreeMap<>();
        running.forEach((type, users) -> counts.put(type, users.size()));
        open.forEachSize((type, users) -> counts.merge(type, users, Integer::sum));
        return new WorkerStatus(counts, leaving.size());
    }

    @Override
    public synchronized int outdated() {
        return (int) all().stream().filter(LiveUser::isOutdated).count();
    }

    /// How many users did not end, whatever was done.
    public synchronized int givenUp() {
        return leaving.givenUp();
    }

    /// Tells of users that keep a processor from all others. To be called each second, by one thread, which must not
    /// be a virtual one.
    public void lookForBusyUsers() {
        busy.look(all());
    }

    private synchronized List<LiveUser> all() {
        return Stream.of(running.values().stream().flatMap(Collection::stream), open.users().stream(), leaving.stream())
                .flatMap(users -> users)
                .toList();
    }

    private LiveUser startOne(String type) {
        return started(new LiveUser(type, roles));
    }

    /// By the thread that hands out the starts, which does not have our lock.
    private LiveUser startSeated(String type, Seat seat) {
        return started(new LiveUser(type, roles, seat));
    }

    private LiveUser started(LiveUser user) {
        goOn(user, user.type + "-" + started.incrementAndGet());
        return user;
    }

    /// Gives a user that begins, or has waited, a thread. For any thread.
    private void goOn(LiveUser user, String name) {
        Thread.ofVirtual().name(name).inheritInheritableThreadLocals(false).start(() -> {
            boolean waits = false;
            try {
                waits = user.live(() -> goOn(user, name));
            } catch (Throwable e) {
                crashed(e);
            } finally {
                if (!waits) {
                    gone(user);
                }
            }
        });
    }

    private void crashed(Throwable e) {
        surroundings.stopSignal().stop(new StopReason.Crashed(e));
    }

    private void endOne(LiveUser user) {
        leaving.add(user, last.reason(), surroundings.clock().nanoTime());
    }

    /// By the user's own thread, as its last act. One that had a seat has left it already.
    private synchronized void gone(LiveUser user) {
        if (!leaving.remove(user) && running.containsKey(user.type)) {
            running.get(user.type).remove(user);
        }
    }
}
