package dev.gryllus.script;

import java.lang.ref.WeakReference;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries the state of instances over to a class of a newer generation of the script: fields by name, where the value
/// still fits. Safe for any number of threads; one per class and generation, so that what does not fit is told once.
final class Fields {
    private static final Logger LOG = LoggerFactory.getLogger("gryllus.script");

    /// What says something about the class, and not about one user.
    private static final Set<String> NOT_STATE =
            Set.of("metaClass", "weight", "fixed_count", "wait_time", "arrival_rate", "max_users", "host", "tasks");

    private final Map<String, Field> fields;
    private final Class<?> type;
    private final Set<String> told = ConcurrentHashMap.newKeySet();
    private final OlderCode olderCode;

    /// Those of the older class, which all instances share; weak, so as not to keep that class alive.
    private volatile WeakReference<Older> latest = new WeakReference<>(null);

    private record Older(Class<?> type, Map<String, Field> fields) {}

    Fields(Class<?> type) {
        this.type = type;
        this.fields = stateOf(type);
        this.olderCode = new OlderCode(type.getSimpleName());
    }

    /// The values of an instance of the class itself, by field.
    Map<String, Object> values(Object self) {
        Map<String, Object> values = new LinkedHashMap<>();
        fields.forEach((name, field) -> values.put(name, get(field, self)));
        return values;
    }

    /// @param old of another class, usually the same one of an older generation
    void copy(Object old, Object fresh) {
        older(old.getClass()).fields().forEach((name, field) -> set(name, get(field, old), fresh));
    }

    /// Does nothing where there is no field of that name.
    void set(String name, Object value, Object fresh) {
        Field field = fields.get(name);
        if (field == null) {
            return;
        }
        try {
            if (value != null || !field.getType().isPrimitive()) {
                Object made = field.get(fresh);
                field.set(fresh, value);
                closeUnused(made, value);
                olderCode.look(name, value);
            }
        } catch (IllegalArgumentException e) {
            if (told.add(name)) {
                LOG.warn(
                        "{}.{} is {} now and starts anew: what users had in it, of type {}, does not fit",
                        type.getSimpleName(),
                        name,
                        field.getType().getSimpleName(),
                        value.getClass().getSimpleName());
            }
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field + " cannot be written", e);
        }
    }

    /// What an initializer has opened once more is of no use beside what is there already.
    private static void closeUnused(Object made, Object kept) {
        if (made instanceof AutoCloseable resource && made != kept) {
            try {
                resource.close();
            } catch (Exception e) {
                LOG.debug("closing {} failed", made.getClass(), e);
            }
        }
    }

    private Older older(Class<?> olderType) {
        Older known = latest.get();
        if (known == null || known.type() != olderType) {
            known = new Older(olderType, stateOf(olderType));
            latest = new WeakReference<>(known);
        }
        return known;
    }

    /// Of fields that hide each other, the nearest to the class.
    private static Map<String, Field> stateOf(Class<?> type) {
        Map<String, Field> state = new LinkedHashMap<>();
        Set<String> settings = EngineSettings.namesIn(type);
        for (Class<?> c : Scripted.lineage(type).reversed()) {
            Stream.of(c.getDeclaredFields())
                    .filter(field -> isState(field) && !settings.contains(field.getName()))
                    .forEach(field -> {
                        field.setAccessible(true);
                        state.put(field.getName(), field);
                    });
        }
        return state;
    }

    private static boolean isState(Field field) {
        return !Modifier.isStatic(field.getModifiers())
                && !Modifier.isFinal(field.getModifiers())
                && !field.isSynthetic()
                && field.getName().indexOf('$') < 0
                && !NOT_STATE.contains(field.getName());
    }

    private static Object get(Field field, Object self) {
        try {
            return field.get(self);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field + " cannot be read", e);
        }
    }
}
