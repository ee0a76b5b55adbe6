package dev.gryllus.engine;

import dev.gryllus.user.RandomOrder;
import dev.gryllus.user.Task;
import dev.gryllus.user.TaskSetPlan;
import dev.gryllus.user.UserMaker;
import dev.gryllus.user.WaitTime;
import java.util.List;
import java.util.Optional;

/// A kind of user, as the script describes it.
///
/// @param name unique within a plan
/// @param host base address of the system under test, if the type names one
/// @param requiresHost whether its users cannot work without a host
/// @param tasks those outside of all sets, picked at random by weight
public record UserType(
        String name,
        Share share,
        Optional<String> host,
        boolean requiresHost,
        WaitTime waitTime,
        List<Task> tasks,
        UserMaker maker) {

    public UserType {
        tasks = List.copyOf(tasks);
    }

    /// The set that its users are in from the beginning.
    public TaskSetPlan root() {
        return TaskSetPlan.root(name, new RandomOrder(tasks));
    }

    UserType withShare(Share newShare) {
        return new UserType(name, newShare, host, requiresHost, waitTime, tasks, maker);
    }

    /// Whether the other one differs in its share of the users at most. An arrival rate is none, and more than a share.
    boolean isButForItsShare(UserType other) {
        boolean counted = !(share instanceof Share.Arrivals || other.share instanceof Share.Arrivals);
        return equals(counted ? other.withShare(share) : other);
    }

    UserType withHost(Optional<String> newHost) {
        return new UserType(name, share, newHost, requiresHost, waitTime, tasks, maker);
    }

    UserType withTasks(List<Task> newTasks) {
        return new UserType(name, share, host, requiresHost, waitTime, newTasks, maker);
    }

    /// The same with another way to make its users.
    public UserType withMaker(UserMaker newMaker) {
        return new UserType(name, share, host, requiresHost, waitTime, tasks, newMaker);
    }

    /// The same with weight 1, and so for its tasks. A fixed count and an arrival rate stay.
    UserType withEqualWeights() {
        Share equal = share instanceof Share.Weight ? new Share.Weight(1) : share;
        return new UserType(name, equal, host, requiresHost, waitTime, EqualWeights.of(tasks), maker);
    }

    /// Whether this type gets users at all.
    boolean participates() {
        return switch (share) {
            case Share.Weight(double value) -> value > 0;
            case Share.Fixed fixed -> true;
            case Share.Arrivals arrivals -> true;
        };
    }
}
