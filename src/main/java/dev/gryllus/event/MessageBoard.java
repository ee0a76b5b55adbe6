package dev.gryllus.event;

import groovy.lang.Closure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Messages that a script sends between its nodes; on one machine, to itself. One for each generation of the script:
/// who registers is told apart by it, and an edit that is refused takes its listeners along. Safe for any number of
/// threads.
final class MessageBoard {
    private static final Logger LOG = LoggerFactory.getLogger("gryllus.runners");

    private final Map<String, Closure<?>> own = new ConcurrentHashMap<>();
    private final Map<String, Closure<?>> inherited = new ConcurrentHashMap<>();

    /// @throws IllegalArgumentException if the type has a listener of this generation already
    void register(String type, Closure<?> listener) {
        if (own.putIfAbsent(type, listener) != null) {
            throw new IllegalArgumentException(
                    "Tried to register listener method for " + type + ", but it already had a listener!");
        }
    }

    /// Goes on with the listeners of an older generation for the types that have none of this one: scripts register
    /// theirs in `init` or `test_start`, which do not come again.
    void inherit(MessageBoard older) {
        inherited.putAll(older.inherited);
        inherited.putAll(older.own);
        List<String> kept = older.own.keySet().stream()
                .filter(type -> !own.containsKey(type))
                .sorted()
                .toList();
        if (!kept.isEmpty()) {
            LOG.info(
                    "Listeners of messages registered before the edit stay, and keep running their old code: {}",
                    String.join(", ", kept));
        }
    }

    /// Calls the listener on this thread.
    void send(Environment environment, String type, Object data, String nodeId) {
        Closure<?> listener = own.getOrDefault(type, inherited.get(type));
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
