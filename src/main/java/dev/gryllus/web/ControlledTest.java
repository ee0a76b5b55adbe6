package dev.gryllus.web;

import dev.gryllus.output.Progress;
import dev.gryllus.output.RatioTree;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The test that a web interface shows and steers. Every method may be called by any thread, also by many at once. None
/// waits for the test but [#stop] and [#reload], and [#steer] and [#changeUser] behind an edit that the test has not
/// taken up yet; none but [#scriptAnswer] waits for a script.
public interface ControlledTest {
    /// How many users of each class: in a form so many are wanted, in the state so many there are.
    String CLASS_COUNTS = "user_classes_count";

    /// What was measured last; empty before the first run.
    Optional<Progress> progress();

    /// How it stands at this moment.
    Standing standing();

    /// What it is made of, and how it was asked for.
    Description description();

    /// Grows with each change of the description.
    long version();

    /// Shares of user classes and tasks among the users that run.
    Ratios ratios();

    /// The last lines of the log, oldest first.
    List<String> log();

    /// The file with the full history of requests, if it is kept.
    Optional<Path> fullHistory();

    /// The HTML report of what was measured until now; empty before the first run.
    Optional<String> report();

    /// Begins a run, or changes the one that is on.
    ///
    /// @param fields of the form, under Locust's names
    /// @throws Refusal if that cannot be done
    Steered steer(Map<String, List<String>> fields);

    /// No task begins until [#resume].
    ///
    /// @throws Refusal if no test runs
    void pause();

    /// Lets the users go on.
    ///
    /// @throws Refusal if no test runs
    void resume();

    /// Ends the run that is on, and returns when its last figures are told.
    void stop() throws InterruptedException;

    /// Reads the scripts again, and returns when they are taken up.
    ///
    /// @throws Refusal if they cannot be
    void reload();

    /// Forgets what was counted.
    void resetStatistics();

    /// Changes attributes of a user class, for the run that is on and for those to come.
    ///
    /// @param attributes by their names
    /// @throws Refusal if there is no such class, or it cannot have such a value
    void changeUser(String userClass, Map<String, Object> attributes);

    /// What a script answers there; empty if none does. May take as long as the script wants.
    ///
    /// @param path below the base path
    /// @param parameters of the address
    Optional<ScriptAnswer> scriptAnswer(String path, Map<String, List<String>> parameters);

    /// What a script shows on tabs of its own; a change is one of the version.
    List<ScriptTab> scriptTabs();

    /// The percentile curve of the run that tests are compared with, in milliseconds, as a history has it; empty
    /// without one.
    List<Double> baseline();

    /// @param userCount alive now
    /// @param byClass class → how many of them
    record Standing(State state, int userCount, Map<String, Integer> byClass) {}

    /// In Locust's words, in lower case; it knows no pause.
    enum State {
        READY,
        SPAWNING,
        RUNNING,
        PAUSED,
        CLEANUP,
        STOPPED
    }

    /// @param perClass tasks relative to their class
    /// @param total tasks of the whole
    record Ratios(List<RatioTree> perClass, List<RatioTree> total) {}

    /// What has become of a form.
    ///
    /// @param host that users aim at, if there is one for all
    /// @param shape that says how many users there are, if one does
    /// @param users that it heads for from now on, if the form said how many and no shape does
    /// @param runTimeSeconds of the form, if it gave one
    /// @param userClasses that take part
    record Steered(
            Optional<String> host,
            Optional<String> shape,
            Optional<Integer> users,
            Optional<Long> runTimeSeconds,
            List<String> userClasses) {}
}
