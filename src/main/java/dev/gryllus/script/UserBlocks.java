package dev.gryllus.script;

import dev.gryllus.engine.UserType;
import dev.gryllus.user.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Turns the quick form into user types.
final class UserBlocks {
    private UserBlocks() {}

    /// @param defaultHost for a type that names none
    /// @param hostOverride wins over all
    static UserType typeOf(CapturedBlock block, Optional<String> defaultHost, Optional<String> hostOverride) {
        Settings settings = block.settings().hostFrom(hostOverride, defaultHost);
        List<Task> tasks = new ArrayList<>();
        UserClasses.tasksOf(block.base()).forEach(task -> tasks.add(onBase(task)));
        block.tasks()
                .forEach(task -> tasks.add(new Task(
                        task.name(), task.weight(), task.tags(), user -> ((BlockUser) user).call(task.body()))));
        return new UserType(
                block.name(),
                settings.share(),
                settings.host(),
                UserClasses.requiresHost(block.base()),
                settings.waitTime(),
                tasks,
                () -> new BlockUser(UserClasses.newInstance(block.base()), block));
    }

    /// A task that the base class brought along runs on the base user.
    private static Task onBase(Task task) {
        Task.Body body = user -> task.body().run(((BlockUser) user).base());
        return new Task(task.name(), task.weight(), task.tags(), body);
    }
}
