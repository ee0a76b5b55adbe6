package dev.gryllus.user;

import java.util.Optional;
import java.util.random.RandomGenerator;

/// One user's stay in one task set. Confined to the user's thread.
///
/// @param ownWaitTime the wait time that the set (or, in the outermost, the user) brings along; empty if it waits as
///     the sets around it do
record Visit(TaskSetPlan plan, TaskSet set, TaskOrder.Cursor cursor, Optional<WaitTime> ownWaitTime, Pacing pacing) {

    /// The outermost stay, of a user that begins.
    static Visit outermost(User user, TaskSetPlan root, WaitTime waitTime, long nowNanos) {
        TaskSet set = root.maker().make(user);
        set.enter(user, user, root);
        return new Visit(root, set, root.order().start(), Optional.of(waitTime), waitTime.startFor(set, nowNanos));
    }

    /// A stay in a set inside of this one; nothing of the set has run yet.
    Visit inner(TaskSetPlan inside, boolean outermost, long nowNanos) {
        TaskSet inner = inside.maker().make(outermost ? set.getUser() : set);
        inner.enter(set.getUser(), outermost ? set.getUser() : set, inside);
        Pacing pacingInside =
                inside.waitTime().map(time -> time.startFor(inner, nowNanos)).orElse(pacing);
        return new Visit(inside, inner, inside.order().start(), inside.waitTime(), pacingInside);
    }

    /// @throws IllegalStateException if there is none
    Task next(RandomGenerator random) {
        return set.requested().orElseGet(() -> {
            if (plan.order().tasks().isEmpty()) {
                throw nothingToDo();
            }
            return cursor.next(random);
        });
    }

    private IllegalStateException nothingToDo() {
        IllegalStateException fault = new IllegalStateException("No tasks defined on " + plan.name());
        plan.maker().place().ifPresent(place -> fault.setStackTrace(new StackTraceElement[] {place}));
        return fault;
    }

    /// Continues `old`, a stay in the set of the same name of an older generation of the script: at the same place,
    /// and, if the wait time says the same as before, in the same pace.
    Visit continuing(Visit old) {
        plan.maker().passOn(old.set, set);
        set.succeed(old.set);
        boolean samePace = ownWaitTime.isPresent() && ownWaitTime.equals(old.ownWaitTime);
        return new Visit(plan, set, plan.order().resume(old.cursor), ownWaitTime, samePace ? old.pacing : pacing);
    }
}
