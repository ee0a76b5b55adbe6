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

/// Keys that change the number of users while a test runs, and pause it.
///
/// | key   | does                                    |
/// |-------|-----------------------------------------|
/// | w W   | 1 or 10 users more                      |
/// | s S   | 1 or 10 users less, but not less than 0 |
/// | p     | pauses the test, or lets it go on       |
/// | ?     | names the keys                          |
///
/// While users are being started or ended, the keys that change their number only say so.
final class UserKeys {
    private static final Logger LOG = LoggerFactory.getLogger("gryllus.main");

    /// Users started or ended per second.
    private static final double RATE = 100;

    private final Supplier<RunState> state;
    private final Steering steering;

    /// What the keys do to the run that is on.
    ///
    /// @param retarget makes it head for another target than the one in force
    record Steering(Consumer<UnaryOperator<Target>> retarget, Runnable pause, Runnable resume) {}

    UserKeys(Supplier<RunState> state, Steering steering) {
        this.state = state;
        this.steering = steering;
    }

    /// Listens from now on, where the launcher says that stdin is a terminal.
    ///
    /// @return to be closed before the process is halted; an exit in order closes it by itself
    static Optional<Keyboard> listen(Supplier<RunState> state, Steering steering, Clock clock) {
        if (!Boolean.getBoolean("gryllus.keyboard")) {
            LOG.debug("Standard input is no terminal: keyboard input disabled");
            return Optional.empty();
        }
        Keyboard keyboard = Keyboard.listen(System.in, clock, new UserKeys(state, steering)::pressed);
        Runtime.getRuntime().addShutdownHook(new Thread(keyboard::close, "keyboard restore"));
        return Optional.of(keyboard);
    }

    /// @param keys in the order in which they were pressed; those that mean nothing are passed over
    void pressed(String keys) {
        if (keys.contains("?")) {
            LOG.info(
                    "Keys: w and W start 1 and 10 more users, s and S end 1 and 10, p pauses the test and lets it go on, CTRL+C"
                            + " ends it");
        }
        String changes = keys.replaceAll("[^wWsS]", "");
        if (!changes.isEmpty()) {
            change(changes);
        }
        if (keys.chars().filter(key -> key == 'p').count() % 2 == 1) {
            pauseOrResume();
        }
    }

    private void change(String keys) {
        switch (state.get()) {
            case RUNNING, PAUSED -> steering.retarget().accept(before -> changed(before, keys));
            case READY -> tellNothingRuns();
            case SPAWNING -> LOG.warn(refusal(keys));
            case STOPPING, STOPPED -> tellEnding(keys);
        }
    }

    private void pauseOrResume() {
        switch (state.get()) {
            case SPAWNING, RUNNING -> steering.pause().run();
            case PAUSED -> steering.resume().run();
            case READY -> tellNothingRuns();
            case STOPPING, STOPPED -> tellEnding("p");
        }
    }

    private static void tellNothingRuns() {
        LOG.warn("No test is running: start one in the web interface");
    }

    private static void tellEnding(String keys) {
        LOG.debug("The test ends: {} changes nothing", keys);
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
