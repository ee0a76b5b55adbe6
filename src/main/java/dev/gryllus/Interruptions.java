package dev.gryllus;

import dev.gryllus.engine.Runner;
import dev.gryllus.engine.StopReason;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.utils.Signals;

/// What CTRL+C and SIGTERM do: the first ends the test in order, with its summary and its files; a second CTRL+C ends
/// the process at once.
final class Interruptions {
    private Interruptions() {}

    static void stop(Runner runner) {
        AtomicBoolean asked = new AtomicBoolean();
        Signals.register("INT", () -> {
            if (asked.getAndSet(true)) {
                Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
            }
            runner.stop(new StopReason.Requested("Exiting due to CTRL+C interruption"));
        });
        Signals.register("TERM", () -> runner.stop(new StopReason.Requested("Got SIGTERM signal")));
    }
}
