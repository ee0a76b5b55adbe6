package dev.gryllus;

import java.util.OptionalInt;

/// What the process answers to the shell; the code for failed requests is the operator's choice.
final class ExitCode {
    static final int OK = 0;

    /// The locustfile, the users asked for, or a port cannot be used.
    static final int BAD_PLAN = 1;

    /// Users did not end, whatever was done.
    static final int NOT_ENDED = 1;

    /// The command line or a configuration file is wrong; also a crash of ours, as Locust has it for unexpected
    /// errors.
    static final int BAD_OPTIONS = 2;

    static final int CRASHED = 2;

    /// The load generator did not keep up, and `--fail-on-saturation` asks to be told so.
    static final int SATURATED = 3;

    /// The run is worse than its baseline, and `--fail-on-regression` asks to be told so.
    static final int REGRESSED = 4;

    /// What shells call "ended by signal 2": a second CTRL+C.
    static final int INTERRUPTED = 130;

    /// `--config-users` does not fit the script; Locust's -1.
    static final int USERS_NOT_CHANGED = 255;

    private ExitCode() {}

    /// Of a run that did not crash.
    ///
    /// @param byScript what the script wants, or its listeners deserve; it wins
    /// @param saturated whether the generator did not keep up and the operator wants to be told so; such a run
    ///     proves nothing else
    /// @param regressed whether it is worse than its baseline and the operator wants to be told so
    /// @param failed whether there were failures or exceptions
    /// @param onError what the operator wants for these
    /// @param allEnded whether all users have ended in the end
    static int of(
            OptionalInt byScript, boolean saturated, boolean regressed, boolean failed, int onError, boolean allEnded) {
        if (byScript.isPresent()) {
            return byScript.getAsInt();
        }
        if (saturated) {
            return SATURATED;
        }
        if (regressed) {
            return REGRESSED;
        }
        int wanted = failed ? onError : OK;
        return wanted == OK && !allEnded ? NOT_ENDED : wanted;
    }
}
