package dev.gryllus.event;

import dev.gryllus.stats.Outcome;
import dev.gryllus.stats.RequestEvent;
import dev.gryllus.user.ControlFlow;
import dev.gryllus.user.Measured;
import dev.gryllus.user.Measurement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/// `events.request`: told of every sample after it was counted, on the thread of its user. Its listeners may end the
/// task, the user or the test as a task may.
///
/// A script fires it to have a sample of its own counted: [CustomSample] says what it takes.
public final class RequestHook extends EventHook {
    private final Environment environment;

    RequestHook(Environment environment) {
        super("request", environment.faults(), environment.listenerCalls());
        this.environment = environment;
    }

    /// Counts one sample as if a client had made it, and tells all listeners.
    @Override
    public void fire(Map<String, ?> arguments) {
        environment.recorder().request(CustomSample.of(arguments, environment.clock()));
    }

    /// Locust's way of timing a block: `events.request.measure('XMLRPC', 'get_time') { … }`. An exception in the block
    /// is recorded and goes no further; `measure(…)` of the user lets the task see it.
    ///
    /// @return what the block returns; null if it threw
    /// @throws Exception an order to the user or the test, or what the end of the user threw
    public <T> T measure(String requestType, String name, Measured<T> block) throws Exception {
        return measure(Map.of(), requestType, name, block);
    }

    /// @param options `response_length: 5`, `context: [:]`
    public <T> T measure(Map<String, ?> options, String requestType, String name, Measured<T> block) throws Exception {
        Measurement measurement = new Measurement(requestType, name, options, Map.of());
        try {
            return measurement.time(block, environment.clock(), environment.recorder(), OptionalLong.empty());
        } catch (ControlFlow e) {
            throw e;
        } catch (Exception | AssertionError e) {
            if (measurement.isCounted()) {
                return null;
            }
            throw e;
        }
    }

    /// Tells the listeners of a sample that is counted already.
    void tell(RequestEvent event) {
        if (hasListeners()) {
            tell(new EventArguments(name(), arguments(event)), false);
        }
    }

    private Map<String, Object> arguments(RequestEvent event) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("request_type", event.method());
        arguments.put("name", event.name());
        arguments.put("response_time", event.hasTime() ? event.responseNanos() / 1e6 : null);
        arguments.put("response_length", event.responseLength());
        arguments.put("exception", exception(event.outcome()));
        arguments.put("context", event.context());
        arguments.put("response", event.response().orElse(null));
        arguments.put("start_time", environment.epochSeconds(event.startNanos()));
        arguments.put("url", event.url());
        return arguments;
    }

    /// Null for a success; a failure without an exception behind it is one that says the reason.
    private static Throwable exception(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Success() -> null;
            case Outcome.Failure failure -> failure.cause().orElseGet(() -> new RequestFailure(failure.reason()));
        };
    }
}
