package dev.gryllus.event;

import dev.gryllus.stats.Recorder;
import dev.gryllus.stats.RequestEvent;
import dev.gryllus.stats.ScriptError;
import dev.gryllus.stats.Starts;

/// Tells listeners of `events.request` of each sample, after it was counted. Without listeners it costs one volatile
/// read.
record RequestEvents(Recorder next, EventRelay relay) implements Recorder {
    @Override
    public void request(RequestEvent event) {
        next.request(event);
        relay.current().request.tell(event);
    }

    @Override
    public void exception(ScriptError error) {
        next.exception(error);
    }

    @Override
    public void starts(String userType, Starts more) {
        next.starts(userType, more);
    }
}
