package dev.gryllus.http;

import java.io.IOException;

/// An exchange that did not end with a whole response.
final class TransportException extends IOException {
    private static final long serialVersionUID = 1L;

    private final Stage stage;

    /// @param cause what the network library threw; [FailureReason] puts it into words
    TransportException(Stage stage, Throwable cause) {
        super(cause);
        this.stage = stage;
    }

    Stage stage() {
        return stage;
    }
}
