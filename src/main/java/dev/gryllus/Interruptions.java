package dev.gryllus;

import dev.gryllus.engine.StopReason;
import dev.gryllus.engine.StopSignal;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.utils.Signals;

/// What CTRL+C and SIGTERM do: the first ends the test in order, with its summary and its files; a second CTRL+C
/// ends the process at once.
final class Interruptions {
    private Interruptions() {}

    static void stop(StopSignal run) {
        AtomicBoolean asked = new AtomicBoolean();
        Signals.register("INT", () -> {
            if (asked.getAndSet(true)) {
                Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
            }
            run.stop(new StopReason.Requested("Exiting due to CTRL+C interruption"));
        });
        Signals.register("TERM", () -> run.stop(new StopReason.Requested("Got SIGTERM signal")));
    }
}
