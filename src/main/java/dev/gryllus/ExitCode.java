package dev.gryllus;

/// What the process answers to the shell; the code for failed requests is the operator's choice.
final class ExitCode {
    static final int OK = 0;

    /// The locustfile, the users asked for, or a port cannot be used.
    static final int BAD_PLAN = 1;

    /// The command line or a configuration file is wrong; also a crash of ours, as Locust has it for unexpected
    /// errors.
    static final int BAD_OPTIONS = 2;

    static final int CRASHED = 2;

    /// What shells call "ended by signal 2": a second CTRL+C.
    static final int INTERRUPTED = 130;

    /// `--config-users` does not fit the script; Locust's -1.
    static final int USERS_NOT_CHANGED = 255;

    private ExitCode() {}
}
