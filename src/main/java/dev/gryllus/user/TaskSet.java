package dev.gryllus.user;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Tasks that a user does for a while: base class of the task sets of scripts. Names that scripts touch are
/// Locust's.
///
/// An instance lives from when one user goes into the set until it leaves, and belongs to that user's thread. Every
/// user is in a plain instance of this class from the beginning.
public class TaskSet {
    private User user;
    private Object parent;
    private TaskSetPlan plan;
    private Deque<Object> scheduled = new ArrayDeque<>(0);

    /// Runs when a user goes into the set. If it throws, the set was a task that failed.
    public void on_start() throws Exception {}

    /// Runs when the user leaves the set, also when the user is stopped in it.
    public void on_stop() throws Exception {}

    /// Whose tasks these are.
    ///
    /// @throws IllegalStateException in a constructor or initializer, where no user is there yet
    public User getUser() {
        if (user == null) {
            throw new IllegalStateException(
                    getClass().getSimpleName() + " has no user yet: use on_start for what needs one");
        }
        return user;
    }

    /// The task set around this one, or the user.
    public Object getParent() {
        getUser();
        return parent;
    }

    /// The client of the user.
    public Object getClient() {
        return getUser().getClient();
    }

    /// What scripts know as `environment`.
    public Object getEnvironment() {
        return getUser().getEnvironment();
    }

    /// The user's own source of random numbers.
    public RandomGenerator getRandom() {
        return getUser().random;
    }

    /// See [User#measure].
    public <T> T measure(String requestType, String name, Measured<T> block) throws Exception {
        return getUser().self().measure(requestType, name, block);
    }

    /// See [User#measure].
    public <T> T measure(Map<String, ?> options, String requestType, String name, Measured<T> block) throws Exception {
        return getUser().self().measure(options, requestType, name, block);
    }

    /// Names of the tasks, in the order of the script.
    public List<String> task_names() {
        getUser();
        return plan.order().tasks().stream().map(Task::name).toList();
    }

    /// Leaves this set: its `on_stop`, then the set around it goes on at once.
    public void interrupt() {
        throw new InterruptTaskSet();
    }

    /// @param reschedule false: the set around it waits first
    public void interrupt(boolean reschedule) {
        throw new InterruptTaskSet(reschedule);
    }

    /// Groovy's `interrupt(reschedule: false)`.
    public void interrupt(Map<String, ?> options) {
        throw new InterruptTaskSet(flag(options, "reschedule", true));
    }

    /// Puts a task behind those that are scheduled already; scheduled ones come before all others.
    ///
    /// @param task its name, its class if it is a set, or code of the script's own
    public void schedule_task(Object task) {
        schedule_task(task, false);
    }

    /// @param first whether it comes before what is scheduled already
    public void schedule_task(Object task, boolean first) {
        if (first) {
            scheduled.addFirst(task);
        } else {
            scheduled.addLast(task);
        }
    }

    /// Groovy's `schedule_task(task, first: true)`.
    public void schedule_task(Map<String, ?> options, Object task) {
        schedule_task(task, flag(options, "first", false));
    }

    /// What comes next if nothing is scheduled; null leaves it to the set's own order. For scripts to override;
    /// they answer what [#schedule_task] takes.
    public Object get_next_task() {
        return null;
    }

    /// Called by the loop before `on_start`.
    void enter(User newUser, Object newParent, TaskSetPlan newPlan) {
        user = newUser;
        parent = newParent;
        plan = newPlan;
    }

    /// Takes the place of an instance of an older generation of the script.
    void succeed(TaskSet old) {
        scheduled = old.scheduled;
    }

    /// What the script itself wants next; empty leaves it to the order.
    Optional<Task> requested() {
        Object wanted = scheduled.isEmpty() ? get_next_task() : scheduled.removeFirst();
        return Optional.ofNullable(wanted).map(task -> ScheduledTask.find(task, plan));
    }

    private static boolean flag(Map<String, ?> options, String name, boolean otherwise) {
        for (String given : options.keySet()) {
            if (!given.equals(name)) {
                throw new IllegalArgumentException("unknown argument '" + given + "'; '" + name + "' is meant perhaps");
            }
        }
        return options.get(name) instanceof Boolean value ? value : otherwise;
    }
}
