package dev.gryllus.http;

import dev.gryllus.stats.PhaseTimes;
import java.io.IOException;

/// An exchange that did not end with a whole response.
final class TransportException extends IOException {
    private static final long serialVersionUID = 1L;

    private final Stage stage;
    private final transient PhaseTimes times;

    /// @param times where the time went until then
    /// @param cause what the network library threw; [FailureReason] puts it into words
    TransportException(Stage stage, PhaseTimes times, Throwable cause) {
        super(cause);
        this.stage = stage;
        this.times = times;
    }

    Stage stage() {
        return stage;
    }

    PhaseTimes times() {
        return times;
    }
}
