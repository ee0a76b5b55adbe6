package dev.gryllus;

import dev.gryllus.engine.StopReason;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jline.utils.Signals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What CTRL+C and SIGTERM do: the first ends the test in order, with its summary and its files; a second CTRL+C
/// ends the process at once, unless a listener keeps the test from ending: then it cuts that off.
final class Interruptions {
    private static final Logger LOG = LoggerFactory.getLogger("gryllus.main");

    /// A terminal that does not answer shall not keep the process from ending.
    private static final Duration LONGEST_CLEANUP = Duration.ofSeconds(1);

    private Interruptions() {}

    /// @param run told why it ends
    /// @param running whether there are users, who may need their time
    /// @param hurry makes listeners of the script return soon; answers whether it has cut one off
    /// @param beforeHalt what must be cleaned up before the process ends at once
    static void stop(Consumer<StopReason> run, BooleanSupplier running, BooleanSupplier hurry, Runnable beforeHalt) {
        AtomicBoolean asked = new AtomicBoolean();
        Signals.register("INT", () -> {
            boolean again = asked.getAndSet(true);
            if (!again) {
                ask(run, running, "Exiting due to CTRL+C interruption");
            }
            if (!hurry.getAsBoolean() && again) {
                halt(beforeHalt);
            }
        });
        Signals.register("TERM", () -> {
            ask(run, running, "Got SIGTERM signal");
            hurry.getAsBoolean();
        });
    }

    private static void halt(Runnable before) {
        try {
            Thread.ofPlatform().daemon().name("cleanup").start(before).join(LONGEST_CLEANUP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
        }
    }

    /// Said at once: users may need their time to finish, and who sees nothing presses again.
    private static void ask(Consumer<StopReason> run, BooleanSupplier running, String why) {
        if (running.getAsBoolean()) {
            LOG.info("{}: users are stopping; CTRL+C ends at once", why);
        } else {
            LOG.info("{}, shutting down", why);
        }
        run.accept(new StopReason.Requested(why));
    }
}
