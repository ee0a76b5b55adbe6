package dev.gryllus.script;

import dev.gryllus.user.User;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Optional;

/// The attributes that a user class gives itself: `static weight = 3` and `def weight = 3` mean the same. For the
/// latter one instance is made, and thrown away, to ask it.
final class Attributes {
    private final Class<? extends User> type;
    private User probe;

    Attributes(Class<? extends User> type) {
        this.type = type;
    }

    /// The value nearest to the class itself; empty if it is not set, or null.
    Optional<Object> value(String name) {
        return field(name).map(this::read);
    }

    /// Changes a static attribute for all users of the class; does nothing where there is none of that name.
    void overwriteStatic(String name, Object value) {
        field(name).filter(field -> Modifier.isStatic(field.getModifiers())).ifPresent(field -> write(field, value));
    }

    private Optional<Field> field(String name) {
        for (Class<?> c = type; UserClasses.isScripted(c); c = c.getSuperclass()) {
            for (Field field : c.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    field.setAccessible(true);
                    return Optional.of(field);
                }
            }
        }
        return Optional.empty();
    }

    private Object read(Field field) {
        try {
            return field.get(Modifier.isStatic(field.getModifiers()) ? null : probe());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field + " cannot be read", e);
        }
    }

    private static void write(Field field, Object value) {
        try {
            field.set(null, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field + " cannot be written", e);
        }
    }

    private User probe() {
        if (probe == null) {
            probe = UserClasses.newInstance(type);
        }
        return probe;
    }
}
