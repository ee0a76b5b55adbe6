package dev.gryllus.script;

import dev.gryllus.engine.UserType;
import dev.gryllus.user.Task;
import dev.gryllus.user.User;
import dev.gryllus.user.UserMaker;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Turns the quick form into user types.
final class UserBlocks {
    private UserBlocks() {}

    /// @param defaultHost for a type that names none
    /// @param hostOverride wins over all
    static UserType typeOf(CapturedBlock block, Optional<String> defaultHost, Optional<String> hostOverride) {
        Settings settings = block.settings().hostFrom(hostOverride, defaultHost);
        List<Task> tasks = Stream.concat(UserClasses.tasksOf(block.base()).stream(), block.tasks().stream())
                .toList();
        return new UserType(
                block.name(),
                settings.share(),
                settings.host(),
                UserClasses.requiresHost(block.base()),
                settings.waitTime(),
                tasks,
                new BlockMaker(block, new Fields(block.base()), new OlderCode(block.name())));
    }

    private record BlockMaker(CapturedBlock block, Fields fields, OlderCode olderCode) implements UserMaker {
        @Override
        public User make() {
            return new BlockUser(UserClasses.newInstance(block.base()), block);
        }

        /// State of the quick form moves as a whole; that of a class, of which there is no form to fit into, too.
        @Override
        public void passOn(User old, User fresh) {
            BlockUser next = (BlockUser) fresh;
            if (old instanceof BlockUser before) {
                next.state().putAll(before.state());
            } else {
                next.state().putAll(new Fields(old.getClass()).values(old));
            }
            next.state().forEach(olderCode::look);
            fields.copy(old.self(), next.self());
        }
    }
}
