package dev.gryllus.script;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The attributes that a class of a script gives itself: `static weight = 3` and `def weight = 3` mean the same. For
/// the latter one instance is made, and thrown away, to ask it.
final class Attributes {
    private final Class<?> type;
    private final Supplier<?> maker;
    private Object probe;

    /// @param maker makes the instance that is asked
    Attributes(Class<?> type, Supplier<?> maker) {
        this.type = type;
        this.maker = maker;
    }

    /// The value nearest to the class itself; empty if it is not set, or null.
    Optional<Object> value(String name) {
        return field(name).map(this::read);
    }

    /// Changes a static attribute for all users of the class; does nothing where there is none of that name.
    void overwriteStatic(String name, Object value) {
        field(name).filter(field -> Modifier.isStatic(field.getModifiers())).ifPresent(field -> write(field, value));
    }

    Optional<Field> field(String name) {
        return Scripted.lineage(type).stream()
                .flatMap(c -> Stream.of(c.getDeclaredFields()))
                .filter(field -> field.getName().equals(name))
                .findFirst();
    }

    Object read(Field field) {
        try {
            field.setAccessible(true);
            return field.get(Modifier.isStatic(field.getModifiers()) ? null : probe());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field + " cannot be read", e);
        }
    }

    private static void write(Field field, Object value) {
        try {
            field.setAccessible(true);
            field.set(null, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field + " cannot be written", e);
        }
    }

    private Object probe() {
        if (probe == null) {
            probe = maker.get();
        }
        return probe;
    }
}
