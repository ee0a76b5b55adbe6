package dev.gryllus.stats;

/// How a request ended, as the script and the protocol judge it.
public sealed interface Outcome {
    /// The one success: it carries nothing.
    Success SUCCESS = new Success();

    record Success() implements Outcome {}

    /// @param reason one line that a person understands; failures are grouped by it
    record Failure(String reason) implements Outcome {
        public Failure {
            if (reason.isBlank()) {
                throw new IllegalArgumentException("a failure needs a reason");
            }
        }
    }
}
