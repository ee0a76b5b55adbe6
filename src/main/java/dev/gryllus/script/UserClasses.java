package dev.gryllus.script;

import dev.gryllus.engine.UserType;
import dev.gryllus.http.HttpUser;
import dev.gryllus.user.Task;
import dev.gryllus.user.User;
import dev.gryllus.user.UserMaker;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;

/// Turns the class form into user types.
final class UserClasses {
    private UserClasses() {}

    /// @param defaultHost for a type that names none
    /// @param hostOverride wins over all; also written into a `static host` of the class, which its tasks may read
    static UserType typeOf(Class<? extends User> type, Optional<String> defaultHost, Optional<String> hostOverride) {
        hostOverride.ifPresent(host -> attributes(type).overwriteStatic("host", host));
        Settings settings = settingsOf(type).hostFrom(hostOverride, defaultHost);
        return new UserType(
                type.getSimpleName(),
                settings.share(),
                settings.host(),
                requiresHost(type),
                settings.waitTime(),
                tasksOf(type),
                new ClassMaker(type, new Fields(type)));
    }

    static boolean isConcrete(Class<?> type) {
        return User.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers());
    }

    static boolean requiresHost(Class<? extends User> type) {
        return HttpUser.class.isAssignableFrom(type);
    }

    /// What the class says about itself, its own word before that of its base classes.
    static Settings settingsOf(Class<? extends User> type) {
        Attributes attributes = attributes(type);
        Settings settings = Settings.DEFAULT;
        settings = attributes.value("weight").map(settings::withWeight).orElse(settings);
        settings = attributes.value("fixed_count").map(settings::withFixedCount).orElse(settings);
        settings = attributes.value("host").map(settings::withHost).orElse(settings);
        settings =
                attributes.value("arrival_rate").map(settings::withArrivalRate).orElse(settings);
        settings = attributes.value("max_users").map(settings::withMaxUsers).orElse(settings);
        return WaitTimeMember.of(type, attributes).map(settings::withWaitTime).orElse(settings);
    }

    static List<Task> tasksOf(Class<? extends User> type) {
        try {
            return new TaskMembers(type, new TaskSetClasses()).tasks();
        } catch (ScriptMistake e) {
            throw e.within(type);
        }
    }

    static User newInstance(Class<? extends User> type) {
        try {
            Constructor<? extends User> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            User user = constructor.newInstance();
            EngineSettings.tell(user);
            return user;
        } catch (InvocationTargetException e) {
            throw Unwrapped.unchecked(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                    type.getSimpleName() + " needs a constructor without parameters that the engine can call", e);
        }
    }

    private static Attributes attributes(Class<? extends User> type) {
        return new Attributes(type, () -> newInstance(type));
    }

    private record ClassMaker(Class<? extends User> type, Fields fields) implements UserMaker {
        @Override
        public User make() {
            return newInstance(type);
        }

        @Override
        public void passOn(User old, User fresh) {
            if (old instanceof BlockUser block) {
                block.state().forEach((name, value) -> fields.set(name, value, fresh));
            }
            fields.copy(old.self(), fresh);
        }
    }
}
