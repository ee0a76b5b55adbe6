package dev.gryllus;

import dev.gryllus.engine.RunState;
import dev.gryllus.engine.Target;
import dev.gryllus.output.Keyboard;
import dev.gryllus.stats.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keys that change the number of users while a test runs.
///
/// | key   | does                                    |
/// |-------|-----------------------------------------|
/// | w W   | 1 or 10 users more                      |
/// | s S   | 1 or 10 users less, but not less than 0 |
/// | ?     | names the keys                          |
///
/// While users are being started or ended, the keys only say so.
final class UserKeys {
    private static final Logger LOG = LoggerFactory.getLogger("gryllus.main");

    /// Users started or ended per second.
    private static final double RATE = 100;

    private final Supplier<RunState> state;
    private final Consumer<UnaryOperator<Target>> retarget;

    /// @param retarget makes the run head for another target than the one in force
    UserKeys(Supplier<RunState> state, Consumer<UnaryOperator<Target>> retarget) {
        this.state = state;
        this.retarget = retarget;
    }

    /// Listens from now on, where the launcher says that stdin is a terminal.
    ///
    /// @return to be closed before the process is halted; an exit in order closes it by itself
    static Optional<Keyboard> listen(Supplier<RunState> state, Consumer<UnaryOperator<Target>> retarget, Clock clock) {
        if (!Boolean.getBoolean("gryllus.keyboard")) {
            LOG.debug("Standard input is no terminal: keyboard input disabled");
            return Optional.empty();
        }
        Keyboard keyboard = Keyboard.listen(System.in, clock, new UserKeys(state, retarget)::pressed);
        Runtime.getRuntime().addShutdownHook(new Thread(keyboard::close, "keyboard restore"));
        return Optional.of(keyboard);
    }

    /// @param keys in the order in which they were pressed; those that mean nothing are passed over
    void pressed(String keys) {
        if (keys.contains("?")) {
            LOG.info("Keys: w and W start 1 and 10 more users, s and S end 1 and 10, CTRL+C ends the test");
        }
        String changes = keys.replaceAll("[^wWsS]", "");
        if (changes.isEmpty()) {
            return;
        }
        switch (state.get()) {
            case RUNNING -> retarget.accept(before -> changed(before, changes));
            case READY -> LOG.warn("No test is running: start one in the web interface");
            case SPAWNING -> LOG.warn(refusal(changes));
            case STOPPING, STOPPED -> LOG.debug("The test ends: {} changes nothing", changes);
        }
    }

    private static Target changed(Target before, String keys) {
        int users = keys.chars().reduce(before.users(), (sum, key) -> Math.max(0, sum + change(key)));
        return new Target(users, RATE, before.onlyTypes());
    }

    private static int change(int key) {
        return switch (key) {
            case 'w' -> 1;
            case 'W' -> 10;
            case 's' -> -1;
            case 'S' -> -10;
            default -> 0;
        };
    }

    private static String refusal(String keys) {
        return keys.matches("[sS]+")
                ? "Spawning users, can't stop right now"
                : "Already spawning users, can't spawn more right now";
    }
}
