package dev.gryllus.engine;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// The users on all workers: moves them to a target along a [Ramp], and deals them out as the [Dispatcher] says. Told
/// what to do by the runner's thread alone; [#alive] and [#outdated] may be called by any.
///
/// Times are those of [dev.gryllus.stats.Clock#nanoTime].
final class Deployment {
    private final List<Worker> workers;
    private Dispatcher dispatcher;
    private Set<String> onlyTypes = Set.of();
    private Ramp ramp = new Ramp(0, 0, 1);
    private long rampStartNanos;
    private int asked;
    private List<SortedMap<String, Integer>> parts = List.of();
    private long sequence;
    private boolean isUnsettled;

    Deployment(TestPlan plan, List<Worker> workers) {
        this.workers = List.copyOf(workers);
        this.dispatcher = new Dispatcher(plan, workers.size());
    }

    /// As many users as before, shared anew by the types of this plan, which [#settle] does. A ramp under way goes on.
    void replan(TestPlan plan) {
        workers.forEach(worker -> worker.replan(plan));
        dispatcher = new Dispatcher(plan, workers.size());
        isUnsettled = true;
    }

    /// Starts and ends users as the newest plan shares them.
    void settle() {
        if (isUnsettled) {
            isUnsettled = false;
            place(asked, Assignment.Reason.EDIT);
            dispatcher.restrictTo(onlyTypes);
        }
    }

    /// Begins to move to the target. Where a ramp is under way, it ends, and the new one begins where it has come to.
    /// A target that is reached already is told to the workers once more: that replaces users that ended.
    void aim(Target target, long nowNanos) {
        onlyTypes = target.onlyTypes();
        dispatcher.restrictTo(onlyTypes);
        ramp = new Ramp(placed(), target.users(), target.spawnRate());
        rampStartNanos = nowNanos;
        place(ramp.usersAt(Duration.ZERO), Assignment.Reason.LOAD);
    }

    /// Goes on along the ramp.
    ///
    /// @return whether its end is reached
    boolean follow(long nowNanos) {
        Duration elapsed = sinceRampStart(nowNanos);
        int users = ramp.usersAt(elapsed);
        if (users != asked) {
            place(users, Assignment.Reason.LOAD);
        }
        return ramp.doneAt(elapsed);
    }

    /// How long until the ramp's next step; empty at its end.
    Optional<Duration> untilNextStep(long nowNanos) {
        return ramp.untilNextStep(sinceRampStart(nowNanos));
    }

    /// Tells the workers to end all users.
    void dismiss() {
        ramp = new Ramp(0, 0, 1);
        asked = 0;
        parts = dispatcher.dispatch(0);
        SortedMap<String, Integer> nobody = new TreeMap<>();
        assign(workers.stream().map(worker -> nobody).toList(), Assignment.Reason.END);
    }

    /// How many the workers were told to run: fewer than the ramp says where there are only fixed types.
    int placed() {
        return counts().values().stream().mapToInt(Integer::intValue).sum();
    }

    /// The same by user type.
    SortedMap<String, Integer> counts() {
        SortedMap<String, Integer> counts = new TreeMap<>();
        parts.forEach(part -> part.forEach((type, users) -> counts.merge(type, users, Integer::sum)));
        return counts;
    }

    void tend() {
        workers.forEach(Worker::tend);
    }

    /// How many users do something at this moment.
    int alive() {
        return workers.stream().mapToInt(worker -> worker.status().users()).sum();
    }

    int outdated() {
        return workers.stream().mapToInt(Worker::outdated).sum();
    }

    private void place(int users, Assignment.Reason reason) {
        asked = users;
        parts = dispatcher.dispatch(users);
        assign(dispatcher.pools(), reason);
    }

    /// @param pools what each worker may have of the pools of open types, beside its part of the users
    private void assign(List<SortedMap<String, Integer>> pools, Assignment.Reason reason) {
        sequence++;
        for (int i = 0; i < workers.size(); i++) {
            SortedMap<String, Integer> users = new TreeMap<>(parts.get(i));
            users.putAll(pools.get(i));
            workers.get(i).assign(new Assignment(0, sequence, users, reason));
        }
    }

    private Duration sinceRampStart(long nowNanos) {
        return Duration.ofNanos(nowNanos - rampStartNanos);
    }
}
