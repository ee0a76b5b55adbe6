package dev.gryllus.event;

import java.util.Optional;

/// What all classes of one generation of a script share: implemented by their class loader, because that is the one
/// thing every class of a script knows, also a helper far away from the locustfile.
public interface ScriptGeneration {
    Events events();

    Environment environment();

    /// Those of a class of a script; empty if it is of none.
    static Optional<ScriptGeneration> find(Class<?> type) {
        for (ClassLoader loader = type.getClassLoader(); loader != null; loader = loader.getParent()) {
            if (loader instanceof ScriptGeneration found) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    /// Those of a class of a script.
    ///
    /// @throws IllegalStateException if the class is of no script
    static ScriptGeneration of(Class<?> type) {
        return find(type).orElseThrow(() -> new IllegalStateException(type.getName() + " is not a class of a script"));
    }

    /// The `events` of a class of a script; called by code that the compiler adds to it.
    static Events eventsOf(Class<?> type) {
        return of(type).events();
    }

    /// The `environment` of a class of a script; called by code that the compiler adds to it.
    static Environment environmentOf(Class<?> type) {
        return of(type).environment();
    }
}
