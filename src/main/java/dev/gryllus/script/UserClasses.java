package dev.gryllus.script;

import dev.gryllus.engine.UserType;
import dev.gryllus.http.HttpUser;
import dev.gryllus.user.Task;
import dev.gryllus.user.User;
import dev.gryllus.user.WaitTime;
import groovy.lang.Closure;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Turns the class form into user types. The only place that reflects on scripts.
final class UserClasses {
    private UserClasses() {}

    /// @param defaultHost for a type that names none
    /// @param hostOverride wins over all; also written into a `static host` of the class, which its tasks may read
    static UserType typeOf(Class<? extends User> type, Optional<String> defaultHost, Optional<String> hostOverride) {
        hostOverride.ifPresent(host -> new Attributes(type).overwriteStatic("host", host));
        Settings settings = settingsOf(type).hostFrom(hostOverride, defaultHost);
        return new UserType(
                type.getSimpleName(),
                settings.share(),
                settings.host(),
                requiresHost(type),
                settings.waitTime(),
                tasksOf(type),
                () -> newInstance(type));
    }

    static boolean isConcrete(Class<?> type) {
        return User.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers());
    }

    /// Whether a class in the line of a user class is the script's, and not the engine's.
    static boolean isScripted(Class<?> type) {
        return type != User.class && type != HttpUser.class && type != Object.class;
    }

    static boolean requiresHost(Class<? extends User> type) {
        return HttpUser.class.isAssignableFrom(type);
    }

    /// What the class says about itself, its own word before that of its base classes.
    static Settings settingsOf(Class<? extends User> type) {
        Attributes attributes = new Attributes(type);
        Settings settings = Settings.DEFAULT;
        settings = attributes.value("weight").map(settings::withWeight).orElse(settings);
        settings = attributes.value("fixed_count").map(settings::withFixedCount).orElse(settings);
        settings = attributes.value("host").map(settings::withHost).orElse(settings);
        Optional<WaitTime> waitTime =
                waitMethod(type).or(() -> attributes.value("wait_time").map(value -> waitTime(value, type)));
        return waitTime.map(settings::withWaitTime).orElse(settings);
    }

    /// The methods marked with `@task`, base classes first.
    static List<Task> tasksOf(Class<? extends User> type) {
        List<Class<?>> lineage = new ArrayList<>();
        for (Class<?> c = type; isScripted(c); c = c.getSuperclass()) {
            lineage.add(c);
        }
        Collections.reverse(lineage);
        List<Task> tasks = new ArrayList<>();
        for (Class<?> c : lineage) {
            Stream.of(c.getDeclaredMethods())
                    .filter(method -> method.isAnnotationPresent(task.class))
                    .sorted(Comparator.comparingInt(
                            method -> method.getAnnotation(task.class).line()))
                    .forEach(method -> tasks.add(taskOf(method)));
        }
        return tasks;
    }

    static User newInstance(Class<? extends User> type) {
        try {
            return type.getDeclaredConstructor().newInstance();
        } catch (InvocationTargetException e) {
            throw Unwrapped.unchecked(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                    type.getSimpleName() + " needs a constructor without parameters that the engine can call", e);
        }
    }

    private static Task taskOf(Method method) {
        task annotation = method.getAnnotation(task.class);
        if (method.getParameterCount() != 0) {
            throw new ScriptMistake("@task " + method.getName() + " must not have parameters", annotation.line());
        }
        if (Modifier.isStatic(method.getModifiers())) {
            throw new ScriptMistake("@task " + method.getName() + " must not be static", annotation.line());
        }
        if (annotation.value() < 1) {
            throw new ScriptMistake(
                    "@task(" + annotation.value() + "): the weight must be at least 1", annotation.line());
        }
        MethodHandle handle = handle(method);
        Set<String> tags = method.isAnnotationPresent(tag.class)
                ? Set.of(method.getAnnotation(tag.class).value())
                : Set.of();
        return new Task(method.getName(), annotation.value(), tags, user -> handle.invoke(user));
    }

    private static WaitTime waitTime(Object value, Class<?> type) {
        return switch (value) {
            case WaitTime waitTime -> waitTime;
            case Closure<?> function ->
                (user, born) -> now -> Settings.pauseOf(
                        function.getMaximumNumberOfParameters() == 0 ? function.call() : function.call(user),
                        type.getSimpleName());
            default ->
                throw new IllegalArgumentException(
                        "wait_time is wanted as between(1, 5), constant(2) … or as a function"
                                + " that answers seconds, not '" + value + "'");
        };
    }

    private static Optional<WaitTime> waitMethod(Class<?> type) {
        for (Class<?> c = type; isScripted(c); c = c.getSuperclass()) {
            for (Method method : c.getDeclaredMethods()) {
                if (method.getName().equals("wait_time") && method.getParameterCount() == 0) {
                    MethodHandle handle = handle(method);
                    return Optional.of(
                            (user, born) -> now -> Settings.pauseOf(called(handle, user), type.getSimpleName()));
                }
            }
        }
        return Optional.empty();
    }

    private static Object called(MethodHandle handle, User user) {
        try {
            return handle.invoke(user);
        } catch (Throwable e) {
            throw Unwrapped.unchecked(e);
        }
    }

    private static MethodHandle handle(Method method) {
        try {
            method.setAccessible(true);
            return MethodHandles.lookup().unreflect(method).asType(MethodType.methodType(Object.class, User.class));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(method + " cannot be called", e);
        }
    }
}
