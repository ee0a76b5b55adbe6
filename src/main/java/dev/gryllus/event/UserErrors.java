package dev.gryllus.event;

import dev.gryllus.stats.ScriptError;
import dev.gryllus.user.FaultListener;
import dev.gryllus.user.StopUser;
import dev.gryllus.user.User;
import java.util.Map;

/// Tells listeners of `events.user_error` of exceptions that a script let out, on the thread of their user. Where
/// `environment.catch_exceptions` is false, such an exception ends its user.
record UserErrors(Environment environment) implements FaultListener {
    @Override
    public ScriptError describe(Throwable thrown) {
        return FaultWording.describe(thrown);
    }

    @Override
    public void fault(User user, Throwable thrown) {
        EventHook hook = environment.getEvents().user_error;
        if (hook.hasListeners()) {
            hook.fire(Map.of(
                    "user_instance",
                    user.self(),
                    "exception",
                    thrown,
                    "tb",
                    describe(thrown).trace()));
        }
        if (!environment.getCatch_exceptions()) {
            throw new StopUser();
        }
    }
}
