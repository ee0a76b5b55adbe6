package dev.gryllus.engine;

import dev.gryllus.user.Task;
import dev.gryllus.user.User;
import dev.gryllus.user.WaitTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// A kind of user, as the script describes it.
///
/// @param name unique within a plan
/// @param host base address of the system under test, if the type names one
/// @param requiresHost whether its users cannot work without a host
/// @param factory makes one user; called on that user's own thread
public record UserType(
        String name,
        Share share,
        Optional<String> host,
        boolean requiresHost,
        WaitTime waitTime,
        List<Task> tasks,
        Supplier<User> factory) {

    public UserType {
        tasks = List.copyOf(tasks);
    }

    UserType withTasks(List<Task> newTasks) {
        return new UserType(name, share, host, requiresHost, waitTime, newTasks, factory);
    }

    /// Whether this type gets users at all.
    boolean participates() {
        return switch (share) {
            case Share.Weight(double value) -> value > 0;
            case Share.Fixed fixed -> true;
        };
    }
}
