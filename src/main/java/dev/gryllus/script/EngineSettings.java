package dev.gryllus.script;

import dev.gryllus.user.User;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The settings that the engine's user classes have as fields, and that a class of a script hides by a member of the
/// same name: `static max_redirects = 5`. Each user is told the script's value.
final class EngineSettings {
    /// Found once for a class; goes with it.
    private static final ClassValue<EngineSettings> KNOWN = new ClassValue<>() {
        @Override
        protected EngineSettings computeValue(Class<?> type) {
            return new EngineSettings(type);
        }
    };

    private final List<Setting> settings = new ArrayList<>();

    /// @param hiding the script's
    /// @param hidden the engine's
    private record Setting(Field hiding, Field hidden) {}

    private EngineSettings(Class<?> type) {
        Set<String> seen = new TreeSet<>(Set.of("host")); // which the engine itself gives to a user
        for (Class<?> c : Scripted.lineage(type)) {
            for (Field field : c.getDeclaredFields()) {
                if (seen.add(field.getName())) {
                    engineField(type, field.getName()).forEach(hidden -> settings.add(new Setting(field, hidden)));
                }
            }
        }
        settings.forEach(setting -> setting.hiding().setAccessible(true));
    }

    private static Stream<Field> engineField(Class<?> type, String name) {
        Class<?> c = type;
        while (Scripted.is(c)) {
            c = c.getSuperclass();
        }
        if (!User.class.isAssignableFrom(c)) {
            return Stream.empty();
        }
        return Stream.of(c.getFields())
                .filter(field -> field.getName().equals(name))
                .filter(field -> !Modifier.isStatic(field.getModifiers()) && !Modifier.isFinal(field.getModifiers()));
    }

    /// What a class of a script says by members of these names is no state of one user.
    static Set<String> namesIn(Class<?> type) {
        return KNOWN.get(type).settings.stream()
                .map(setting -> setting.hiding().getName())
                .collect(Collectors.toSet());
    }

    /// @throws IllegalArgumentException if a value does not fit
    static void tell(User user) {
        KNOWN.get(user.getClass()).settings.forEach(setting -> set(setting, user));
    }

    private static void set(Setting setting, User user) {
        Field hiding = setting.hiding();
        Object value = null;
        try {
            value = hiding.get(Modifier.isStatic(hiding.getModifiers()) ? null : user);
            setting.hidden()
                    .set(
                            user,
                            value instanceof CharSequence text && !(value instanceof String) ? text.toString() : value);
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new IllegalArgumentException(
                    hiding.getName() + " of " + hiding.getDeclaringClass().getSimpleName() + " is wanted as "
                            + setting.hidden().getType().getSimpleName() + ", not '" + value + "'",
                    e);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(hiding + " cannot be read", e);
        }
    }
}
