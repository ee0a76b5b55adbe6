package dev.gryllus.event;

import dev.gryllus.user.CutOff;
import dev.gryllus.user.ScriptName;
import groovy.lang.Closure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// `environment.web_ui` of a script: what it answers in the web interface beside Gryllus itself. There is one in a
/// process; what is registered belongs to a generation of the script.
///
/// Routes run on threads of the web server, several at once. Safe for any number of threads.
@ScriptName("environment.web_ui")
public final class ScriptWebUi {
    /// Nothing that needs decoding, so that there is one way to write a path. Possessive, because a pattern that can go
    /// back over its groups needs stack for each of them.
    private static final Pattern PATH = Pattern.compile("(?:/[A-Za-z0-9_~-][A-Za-z0-9._~-]*+)++");

    private static final int FAILED = 500;
    private static final int ENDING = 503;

    private final Environment environment;
    private final Predicate<String> taken;

    /// @param taken paths that the web interface answers itself
    ScriptWebUi(Environment environment, Predicate<String> taken) {
        this.environment = environment;
        this.taken = taken;
    }

    /// Answers `GET path` from now on, until the script is edited.
    ///
    /// @param path below the base path, such as `/orders`
    /// @param route `{ request -> … }`, see [RouteRequest] and [RouteAnswer]
    public void route(String path, Closure<?> route) {
        route(Map.of(), path, route);
    }

    /// `route('/orders', tab: 'Orders') { … }`: the page shows it as a table, too.
    ///
    /// @param options `tab`, the title
    public void route(Map<String, ?> options, String path, Closure<?> route) {
        options.keySet().stream().filter(name -> !name.equals("tab")).forEach(name -> {
            throw new UnknownName("the options of a route", name, List.of("tab"));
        });
        if (!PATH.matcher(path).matches()) {
            throw new IllegalArgumentException(
                    "a route is a path such as '/orders/latest', of letters, digits and . _ ~ -, not '" + path + "'");
        }
        if (taken.test(path)) {
            throw new IllegalArgumentException(
                    "'" + path + "' belongs to Gryllus itself; take another path, such as '/my" + path + "'");
        }
        if (route.getMaximumNumberOfParameters() > 1) {
            throw new IllegalArgumentException("a route takes one object: { request -> … }, not "
                    + route.getMaximumNumberOfParameters() + " of them");
        }
        Optional<String> tab = Optional.ofNullable(options.get("tab")).map(Object::toString);
        Events generation = ScriptGeneration.find(EventHook.ownerOf(route))
                .map(ScriptGeneration::events)
                .orElseGet(environment::getEvents);
        generation.routes().register(path, new RouteBoard.Route(route, tab));
    }

    /// Those of the generation in force.
    public List<RouteTab> tabs() {
        return environment.getEvents().routes().tabs();
    }

    /// Asks the generation in force, on this thread. What goes wrong in the script is counted, and answered.
    ///
    /// @param parameters of the address, decoded
    /// @return empty if no script answers there
    public Optional<RouteAnswer> answer(String path, Map<String, List<String>> parameters) {
        return environment
                .getEvents()
                .routes()
                .find(path)
                .map(route -> answer(route.closure(), new RouteRequest(path, parameters)));
    }

    private RouteAnswer answer(Closure<?> route, RouteRequest request) {
        String name = "the route " + request.getPath();
        ListenerCalls.Call call = environment.listenerCalls().begin(name);
        try {
            return RouteAnswer.of(EventHook.call(route, request));
        } catch (OutOfMemoryError e) {
            throw e; // not the script's fault alone
        } catch (Throwable e) {
            if (CutOff.isCauseOf(e)) {
                Thread.currentThread().interrupt(); // the server ends
                return new RouteAnswer(ENDING, Optional.empty(), "Gryllus is shutting down.\n");
            }
            environment.faults().count(name, e);
            return new RouteAnswer(
                    FAILED, Optional.empty(), FaultWording.describe(e).trace() + "\n");
        } finally {
            environment.listenerCalls().end(call);
        }
    }

    @Override
    public String toString() {
        return "environment.web_ui";
    }
}
