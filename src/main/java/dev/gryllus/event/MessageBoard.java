package dev.gryllus.event;

import groovy.lang.Closure;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Messages that a script sends between its nodes; on one machine, to itself. Safe for any number of threads.
final class MessageBoard {
    private static final Logger LOG = LoggerFactory.getLogger("gryllus.runners");

    private final Map<String, Closure<?>> listeners = new ConcurrentHashMap<>();

    /// A listener of an older generation of the script gives way.
    ///
    /// @throws IllegalArgumentException if the type has a listener of the same generation already
    void register(String type, Closure<?> listener) {
        listeners.merge(type, listener, (present, other) -> {
            if (present.getClass().getClassLoader() == other.getClass().getClassLoader()) {
                throw new IllegalArgumentException(
                        "Tried to register listener method for " + type + ", but it already had a listener!");
            }
            return other;
        });
    }

    /// Calls the listener on this thread.
    void send(Environment environment, String type, Object data, String nodeId) {
        Closure<?> listener = listeners.get(type);
        if (listener == null) {
            LOG.warn("Unknown message type received: {}", type);
            return;
        }
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("type", type);
        message.put("data", data);
        message.put("node_id", nodeId);
        if (listener.getMaximumNumberOfParameters() < 2) {
            listener.call(new EventArguments("message", message));
        } else {
            listener.call(environment, new EventArguments("message", message));
        }
    }
}
