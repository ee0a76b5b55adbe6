package dev.gryllus.event;

import dev.gryllus.user.ScriptName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a route of a script is asked, and how it answers with more than a value. Immutable.
@ScriptName("request")
public final class RouteRequest {
    private final String path;
    private final Map<String, List<String>> parameters;

    /// @param parameters of the address, decoded
    RouteRequest(String path, Map<String, List<String>> parameters) {
        this.path = path;
        this.parameters = parameters;
    }

    /// Below the base path.
    public String getPath() {
        return path;
    }

    /// The parameters of the address; of one that is given several times, the first value.
    public Map<String, String> getArgs() {
        Map<String, String> first = new LinkedHashMap<>();
        parameters.forEach((name, values) -> first.put(name, values.isEmpty() ? "" : values.getFirst()));
        return first;
    }

    /// All values of one parameter.
    public List<String> getlist(String name) {
        return parameters.getOrDefault(name, List.of());
    }

    /// `request.answer(404, 'there is no such order')`
    public RouteAnswer answer(int status, Object body) {
        return RouteAnswer.of(status, Map.of(), body);
    }

    /// `request.answer('<h1>Orders</h1>', type: 'text/html')`
    ///
    /// @param options `status`, `type`
    public RouteAnswer answer(Map<String, ?> options, Object body) {
        return RouteAnswer.of(200, options, body);
    }

    /// Called by Groovy for what it does not have.
    public Object propertyMissing(String name) {
        throw new UnknownName("request", name, List.of("args", "path"));
    }
}
