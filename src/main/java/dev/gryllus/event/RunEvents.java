package dev.gryllus.event;

import dev.gryllus.engine.RunListener;
import dev.gryllus.engine.StopReason;
import dev.gryllus.engine.StopSignal;
import dev.gryllus.user.ControlFlow;
import dev.gryllus.user.StopTest;
import java.util.Map;

/// Tells listeners of a script how a run goes, by [StageListeners]; the runner's thread waits for them.
///
/// `StopTest` in one of them ends the run. Other orders are for users, of which there is none: they are faults.
record RunEvents(Environment environment, StopSignal stopSignal) implements RunListener {
    @Override
    public void testStart() {
        tell(environment.getEvents().test_start, ofEnvironment());
    }

    @Override
    public void spawningComplete(int users) {
        tell(environment.getEvents().spawning_complete, Map.of("user_count", users));
    }

    @Override
    public void testStopping(StopReason reason) {
        tell(environment.getEvents().test_stopping, ofEnvironment());
    }

    @Override
    public void testStop() {
        tell(environment.getEvents().test_stop, ofEnvironment());
    }

    private Map<String, Object> ofEnvironment() {
        return Map.of("environment", environment);
    }

    private void tell(EventHook hook, Map<String, Object> arguments) {
        try {
            environment.stageListeners().tell(hook, () -> hook.fire(arguments));
        } catch (StopTest e) {
            stopSignal.stop(new StopReason.ByScript(e.getMessage()));
        } catch (ControlFlow e) {
            environment.faults().count(hook.name(), e);
        }
    }
}
