package dev.gryllus.demo;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/// Adds routes to the server and counts the requests that reach each of them.
///
/// Routes are added by one thread, before the server starts; after that the map never changes, and any thread may
/// count and read. A request is counted before it is handled: whoever has its response finds it in [#counts()].
final class CountedRoutes {

    private final RoutesConfig config;
    private final Map<String, LongAdder> counts = new TreeMap<>();

    CountedRoutes(RoutesConfig config) {
        this.config = config;
    }

    void get(String path, Handler handler) {
        config.get(path, counted(HandlerType.GET, path, handler));
    }

    void post(String path, Handler handler) {
        config.post(path, counted(HandlerType.POST, path, handler));
    }

    /// Requests so far by route, such as `GET /items/{id}`, in the order of the keys; routes never called are there
    /// with 0. Exact once no request is under way.
    Map<String, Long> counts() {
        var sums = new TreeMap<String, Long>();
        counts.forEach((route, count) -> sums.put(route, count.sum()));
        return sums;
    }

    private Handler counted(HandlerType method, String path, Handler handler) {
        var count = new LongAdder();
        counts.put(method.name() + " " + path, count);
        return ctx -> {
            count.increment();
            handler.handle(ctx);
        };
    }
}
