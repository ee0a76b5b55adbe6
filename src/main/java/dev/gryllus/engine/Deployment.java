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
/// Where only the shares of the types have changed, the way to a target is an [Exchange]: as many steps of the ramp as
/// there are users to start, or to end.
///
/// Times are those of [dev.gryllus.user.LoadTime#nanoTime].
final class Deployment {
    private final List<Worker> workers;
    private TestPlan plan;
    private Dispatcher dispatcher;
    private Optional<Sharing> sharing = Optional.empty();
    private Target target = new Target(0, 1);
    private Set<String> onlyTypes = Set.of();
    private Ramp ramp = new Ramp(0, 0, 1);
    private long rampStartNanos;
    private int asked;
    private List<SortedMap<String, Integer>> parts = List.of();
    private long sequence;
    private boolean isEdited;
    private boolean isSharedAnew;

    /// @param dispatcher of the plan that shares anew, with all users of the target standing
    private record Sharing(Exchange exchange, Dispatcher dispatcher) {}

    Deployment(TestPlan plan, List<Worker> workers) {
        this.workers = List.copyOf(workers);
        this.plan = plan;
        this.dispatcher = new Dispatcher(plan, workers.size());
    }

    /// As many users as before, shared anew by the types of this plan: by [#settle], all at once, where scripts were
    /// edited. Where the plan differs in the shares of its types only, the next [#aim] leads there.
    ///
    /// @return whether it is up to that
    boolean replan(TestPlan next) {
        workers.forEach(worker -> worker.replan(next));
        boolean shares = next.sharesAnew(plan) && !isEdited;
        plan = next;
        isSharedAnew = shares;
        isEdited = !shares;
        return shares;
    }

    /// Starts and ends users as the scripts share them that were edited last. A ramp under way goes on.
    void settle(long nowNanos) {
        if (!isEdited) {
            return;
        }
        isEdited = false;
        if (sharing.isPresent()) {
            sharing = Optional.empty();
            begin(new Ramp(placed(), target.users(), target.spawnRate()), nowNanos);
            asked = placed();
        }
        dispatcher = new Dispatcher(plan, workers.size());
        place(asked, Assignment.Reason.EDIT);
        dispatcher.restrictTo(onlyTypes);
    }

    /// Begins to move to the target. Where a ramp is under way, it ends, and the new one begins where it has come to.
    /// A target that is reached already is told to the workers once more: that replaces users that ended.
    void aim(Target wanted, long nowNanos) {
        target = wanted;
        onlyTypes = wanted.onlyTypes();
        if (isSharedAnew) {
            shareAnew();
        } else {
            dispatcher.restrictTo(onlyTypes);
        }
        int steps = sharing.map(anew -> anew.exchange.steps()).orElse(0);
        Ramp way = sharing.isPresent()
                ? new Ramp(0, steps, wanted.spawnRate())
                : new Ramp(placed(), wanted.users(), wanted.spawnRate());
        begin(way, nowNanos);
        place(way.usersAt(Duration.ZERO), Assignment.Reason.LOAD);
    }

    private void shareAnew() {
        Dispatcher anew = new Dispatcher(plan, workers.size());
        anew.dispatch(target.users());
        sharing = Optional.of(new Sharing(new Exchange(dispatcher.standing(), anew.standing()), anew));
    }

    private void begin(Ramp way, long nowNanos) {
        ramp = way;
        rampStartNanos = nowNanos;
    }

    /// Goes on along the ramp.
    ///
    /// @return whether its end is reached
    boolean follow(long nowNanos) {
        int steps = ramp.usersAt(sinceRampStart(nowNanos));
        if (steps != asked) {
            place(steps, Assignment.Reason.LOAD);
        }
        return ramp.doneAt(sinceRampStart(nowNanos));
    }

    /// How long until the ramp's next step; empty at its end.
    Optional<Duration> untilNextStep(long nowNanos) {
        return ramp.untilNextStep(sinceRampStart(nowNanos));
    }

    /// Tells the workers to end all users.
    void dismiss() {
        ramp = new Ramp(0, 0, 1);
        asked = 0;
        sharing = Optional.empty();
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

    /// @param number how many users; while they are shared anew, how many steps of that are done
    private void place(int number, Assignment.Reason reason) {
        asked = number;
        parts = sharing.isPresent()
                ? dispatcher.dispatch(sharing.get().exchange.after(number))
                : dispatcher.dispatch(number);
        assign(sharing.map(Sharing::dispatcher).orElse(dispatcher).pools(), reason);
        sharing.filter(anew -> number == anew.exchange.steps()).ifPresent(this::isShared);
    }

    /// Those who are added from now on, and who leave, are those of the plan.
    private void isShared(Sharing done) {
        dispatcher = done.dispatcher;
        dispatcher.restrictTo(onlyTypes);
        sharing = Optional.empty();
        isSharedAnew = false;
        ramp = new Ramp(target.users(), target.users(), target.spawnRate());
        asked = target.users();
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
