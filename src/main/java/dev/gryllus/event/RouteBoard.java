package dev.gryllus.event;

import groovy.lang.Closure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// What one generation of the script answers in the web interface: path → closure. It ends with its generation, which
/// would never be let go otherwise. Safe for any number of threads.
final class RouteBoard {
    /// @param tab the title of the tab that shows it, if one does
    record Route(Closure<?> closure, Optional<String> tab) {}

    private final Map<String, Route> routes = new ConcurrentHashMap<>();

    /// Takes the place of an older one: listeners of `test_start` register theirs with each test.
    void register(String path, Route route) {
        routes.put(path, route);
    }

    Optional<Route> find(String path) {
        return Optional.ofNullable(routes.get(path));
    }

    /// By path.
    List<RouteTab> tabs() {
        return routes.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(entry -> entry.getValue().tab().map(title -> new RouteTab(title, entry.getKey())).stream())
                .toList();
    }

    /// The paths that `other` does not have, in order.
    List<String> without(RouteBoard other) {
        return routes.keySet().stream()
                .filter(path -> !other.routes.containsKey(path))
                .sorted()
                .toList();
    }
}
