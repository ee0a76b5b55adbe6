package dev.gryllus.event;

import dev.gryllus.engine.PlanException;
import dev.gryllus.user.ControlFlow;
import dev.gryllus.user.ScriptFaults;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/// The events of the process around a run, told to listeners by whoever owns the process: [#init], then the run, then
/// [#quitting] and [#quit].
public record ProcessEvents(Environment environment) {

    /// The run is made and has not begun.
    ///
    /// @throws PlanException if a listener throws: a test that could not be prepared is not run
    public void init() {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("environment", environment);
        arguments.put("runner", environment.getRunner());
        arguments.put("web_ui", environment.getWeb_ui());
        EventHook hook = environment.getEvents().init;
        EventArguments event = new EventArguments(hook.name(), arguments);
        failingTheStart(hook, () -> environment.stageListeners().tell(hook, () -> hook.tellOrFail(event)));
    }

    /// Tells listeners of `init_command_line_parser` of a generation that was just loaded.
    ///
    /// @param parser what they get; it answers `parser` with itself, too
    /// @throws PlanException if a listener throws
    public static void initCommandLineParser(Events events, Object parser) {
        EventHook hook = events.init_command_line_parser;
        failingTheStart(hook, () -> hook.tellOrFail(parser));
    }

    /// The run is over; the exit code is not settled yet.
    public void quitting() {
        fire(environment.getEvents().quitting, Map.of("environment", environment, "reverse", true));
    }

    /// The last one.
    public void quit(int exitCode) {
        fire(environment.getEvents().quit, Map.of("exit_code", exitCode));
    }

    /// What the script wants the process to answer, or 2 if a listener failed.
    ///
    /// @param failed whether the run itself had failures or exceptions, which have a code of their own
    public OptionalInt exitCode(boolean failed) {
        Integer wanted = environment.getProcess_exit_code();
        if (wanted != null) {
            return OptionalInt.of(wanted);
        }
        return !failed && environment.faults().count() > 0 ? OptionalInt.of(2) : OptionalInt.empty();
    }

    /// There is nobody any more who could follow an order.
    private void fire(EventHook hook, Map<String, Object> arguments) {
        try {
            environment.stageListeners().tell(hook, () -> hook.fire(arguments));
        } catch (ControlFlow e) {
            environment.faults().count(hook.name(), e);
        }
    }

    private static void failingTheStart(EventHook hook, Runnable telling) {
        try {
            telling.run();
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            throw new PlanException("A listener of events." + hook.name() + " failed: "
                    + ScriptFaults.describe(e).trace());
        }
    }
}
