package dev.gryllus.cli;

import java.io.Serial;

/// A mistake of the operator in an option, a variable or a configuration file.
///
/// The message is complete: what is wrong, where, and what would be right. It may have several lines. It is meant
/// to be printed as it is, without a stack trace.
public final class OptionException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public OptionException(String message) {
        super(message);
    }

    OptionException(String message, Throwable cause) {
        super(message, cause);
    }
}
