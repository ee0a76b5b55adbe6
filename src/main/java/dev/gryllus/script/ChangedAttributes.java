package dev.gryllus.script;

import dev.gryllus.engine.ArrivalRate;
import dev.gryllus.engine.PlanException;
import dev.gryllus.engine.Share;
import dev.gryllus.engine.UserType;
import dev.gryllus.user.Suggestion;
import dev.gryllus.user.Task;
import dev.gryllus.user.User;
import dev.gryllus.user.UserMaker;
import dev.gryllus.user.WaitTime;
import groovy.lang.GroovyRuntimeException;
import groovy.lang.MetaBeanProperty;
import groovy.lang.MetaProperty;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.codehaus.groovy.reflection.CachedField;
import org.codehaus.groovy.runtime.InvokerHelper;
import org.codehaus.groovy.runtime.typehandling.DefaultTypeTransformation;

/// Gives a user type other attributes than its script does: `--config-users`.
///
/// @param attributes by name, with values as JSON has them
record ChangedAttributes(Map<String, ?> attributes) {
    /// What a class or a user would not work without.
    private static final Set<String> RESERVED = Set.of("metaClass", "class", "client", "environment", "random", "self");

    /// @param definedBy the class behind the type; empty for one in the quick form
    /// @throws PlanException if the type cannot have such a value
    UserType of(UserType type, Optional<Class<? extends User>> definedBy) {
        try {
            return changed(type, definedBy);
        } catch (RuntimeException e) {
            throw new PlanException("Failed to apply user config to " + type.name() + ": " + e.getMessage());
        }
    }

    private UserType changed(UserType type, Optional<Class<? extends User>> definedBy) {
        attributes.keySet().forEach(ChangedAttributes::requireChangeable);
        Settings settings = settingsOf(type);
        List<Task> tasks = type.tasks();
        Map<String, Object> others = new LinkedHashMap<>();
        for (Map.Entry<String, ?> attribute : attributes.entrySet()) {
            Object value = attribute.getValue();
            switch (attribute.getKey()) {
                case "weight" -> settings = settings.withWeight(value);
                case "fixed_count" -> settings = settings.withFixedCount(value);
                case "arrival_rate" -> settings = settings.withArrivalRate(value);
                case "max_users" -> settings = settings.withMaxUsers(value);
                case "host" -> settings = settings.withHost(value);
                case "wait_time" ->
                    settings = settings.withWaitTime(WaitTime.constant(Seconds.toDuration(value, "wait_time")));
                case "tasks" -> tasks = kept(tasks, value);
                default -> others.put(attribute.getKey(), value);
            }
        }
        definedBy.ifPresent(declaring -> others.forEach((name, value) -> requireFitting(declaring, name, value)));
        definedBy.ifPresent(declaring -> attributes.forEach((name, value) -> writeStatic(declaring, name, value)));
        return new UserType(
                type.name(),
                settings.share(),
                settings.host(),
                type.requiresHost(),
                settings.waitTime(),
                tasks,
                others.isEmpty() ? type.maker() : new FurnishingMaker(type.maker(), others));
    }

    private static Settings settingsOf(UserType type) {
        return switch (type.share()) {
            case Share.Fixed(int count) -> settings(type, 1, count);
            case Share.Weight(double weight) -> settings(type, weight, 0);
            case Share.Arrivals(ArrivalRate rate, int maxUsers) ->
                new Settings(1, 0, type.host(), type.waitTime(), Optional.of(rate), maxUsers, Set.of("arrival_rate"));
        };
    }

    private static Settings settings(UserType type, double weight, int fixedCount) {
        return new Settings(
                weight, fixedCount, type.host(), type.waitTime(), Optional.empty(), Settings.MAX_USERS, Set.of());
    }

    private static List<Task> kept(List<Task> tasks, Object names) {
        List<String> known = tasks.stream().map(Task::name).toList();
        if (!(names instanceof Collection<?> wanted)) {
            throw new IllegalArgumentException("tasks is wanted as a list of names, not '" + names + "'");
        }
        for (Object name : wanted) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(
                        "there is no task '" + name + "'. Known: " + String.join(", ", known));
            }
        }
        return tasks.stream().filter(task -> wanted.contains(task.name())).toList();
    }

    /// For whoever reads the attribute from the class, listeners and helpers too.
    private static void writeStatic(Class<? extends User> declaring, String name, Object value) {
        MetaProperty property = InvokerHelper.getMetaClass(declaring).getMetaProperty(name);
        if (property != null
                && Modifier.isStatic(property.getModifiers())
                && !List.of("tasks", "wait_time").contains(name)) {
            InvokerHelper.setProperty(declaring, name, value);
        }
    }

    /// Names with a dollar are the compiler's.
    private static void requireChangeable(String name) {
        if (RESERVED.contains(name) || name.indexOf('$') >= 0) {
            throw new IllegalArgumentException(name + " belongs to Groovy or the engine");
        }
    }

    /// Else each user would fail as soon as it is made.
    private static void requireFitting(Class<? extends User> declaring, String name, Object value) {
        MetaProperty property = InvokerHelper.getMetaClass(declaring).getMetaProperty(name);
        if (property == null) {
            List<String> known = InvokerHelper.getMetaClass(declaring).getProperties().stream()
                    .map(MetaProperty::getName)
                    .toList();
            throw new IllegalArgumentException("it has no attribute '" + name + "'"
                    + Suggestion.closest(name, known)
                            .map(match -> ". Did you mean '" + match + "'?")
                            .orElse(""));
        }
        if (isReadOnly(property)) {
            throw new IllegalArgumentException(name + " cannot be changed");
        }
        try {
            DefaultTypeTransformation.castToType(value, property.getType());
        } catch (GroovyRuntimeException | ClassCastException | IllegalArgumentException e) {
            throw new IllegalArgumentException(name + " cannot be '" + value + "'", e);
        }
    }

    private static boolean isReadOnly(MetaProperty property) {
        return switch (property) {
            case MetaBeanProperty bean ->
                bean.getSetter() == null
                        && (bean.getField() == null || bean.getField().isFinal());
            case CachedField field -> field.isFinal();
            default -> false;
        };
    }

    private record FurnishingMaker(UserMaker maker, Map<String, Object> attributes) implements UserMaker {
        @Override
        public User make() {
            User user = maker.make();
            attributes.forEach((name, value) -> {
                if (user instanceof BlockUser block) {
                    block.give(name, value);
                } else {
                    InvokerHelper.setProperty(user, name, value);
                }
            });
            return user;
        }

        @Override
        public void passOn(User old, User fresh) {
            maker.passOn(old, fresh);
        }
    }
}
