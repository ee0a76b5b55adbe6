package dev.gryllus.event;

import groovy.lang.Closure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// What one generation of the script answers in the web interface: path → closure. It ends with its generation, which
/// would never be let go otherwise. Safe for any number of threads.
final class RouteBoard {
    private final Map<String, Closure<?>> routes = new ConcurrentHashMap<>();

    /// Takes the place of an older one: listeners of `test_start` register theirs with each test.
    void register(String path, Closure<?> route) {
        routes.put(path, route);
    }

    Optional<Closure<?>> find(String path) {
        return Optional.ofNullable(routes.get(path));
    }

    /// The paths that `other` does not have, in order.
    List<String> without(RouteBoard other) {
        return routes.keySet().stream()
                .filter(path -> !other.routes.containsKey(path))
                .sorted()
                .toList();
    }
}
