package dev.gryllus.event;

import java.util.LinkedHashMap;
import java.util.Map;

/// The one object that a listener gets: Locust's named arguments as properties.
///
/// Shared by all listeners of one event, on the thread that fired it; what they share beyond that, such as a map among
/// the arguments, is theirs to guard.
public final class EventArguments extends LateMetaClass {
    private final String event;
    private final Map<String, Object> values;

    /// @param values in the order in which they are shown; a value may be null
    EventArguments(String event, Map<String, ?> values) {
        this.event = event;
        this.values = new LinkedHashMap<>(values);
    }

    /// @throws UnknownName if the event has no such argument
    @Override
    public Object getProperty(String name) {
        if (!values.containsKey(name)) {
            throw new UnknownName("the arguments of " + event, name, values.keySet());
        }
        return values.get(name);
    }

    /// Always refused: what one listener writes the others would read.
    @Override
    public void setProperty(String name, Object value) {
        throw new IllegalStateException("the arguments of " + event + " are read only: '" + name + "' stays as it is");
    }

    @Override
    public String toString() {
        return event + values;
    }
}
