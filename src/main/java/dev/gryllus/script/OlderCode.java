package dev.gryllus.script;

import dev.gryllus.event.ScriptGeneration;
import groovy.lang.Closure;
import java.util.Collection;
import java.util.ConcurrentModificationException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// State that moves on to an edited script as it is may hold objects whose classes do not: closures, and objects of
/// classes of the script. They keep running the code that they were made with, which nobody would expect without being
/// told. Safe for any number of threads; one per type and generation, so that each is told once.
final class OlderCode {
    private static final Logger LOG = LoggerFactory.getLogger("gryllus.script");

    /// Looking into what a collection holds is for everyday state, not for a million rows.
    private static final int LOOKED_AT = 10;

    private final String type;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    /// @param type of the users or task sets whose state it is
    OlderCode(String type) {
        this.type = type;
    }

    /// To be called while the newest generation is in force.
    void look(String name, Object value) {
        if (value == null || told.contains(name)) {
            return;
        }
        itself(value).or(() -> inside(value)).ifPresent(older -> {
            if (told.add(name)) {
                LOG.warn(
                        "{}.{} holds {} of an earlier edit: it keeps running its old code, until {} is set anew",
                        type,
                        name,
                        older instanceof Closure<?> ? "a closure" : "an object of class " + nameOf(older),
                        name);
            }
        });
    }

    private static Optional<Object> itself(Object value) {
        return ScriptGeneration.find(value instanceof Class<?> type ? type : value.getClass())
                .filter(found -> found.events() != found.environment().getEvents())
                .map(found -> value);
    }

    private static Optional<Object> inside(Object value) {
        Stream<?> held = switch (value) {
            case Collection<?> items -> items.stream();
            case Map<?, ?> map -> map.values().stream();
            default -> Stream.empty();
        };
        try {
            return held.limit(LOOKED_AT)
                    .flatMap(item -> item == null ? Stream.empty() : itself(item).stream())
                    .findFirst();
        } catch (ConcurrentModificationException e) {
            return Optional.empty(); // users share it, and another one is at it: the next one to look will see
        }
    }

    private static String nameOf(Object value) {
        return (value instanceof Class<?> type ? type : value.getClass()).getSimpleName();
    }
}
