package dev.gryllus.stats;

import java.util.Optional;

/// How a request ended, as the script and the protocol judge it.
public sealed interface Outcome {
    /// The one success: it carries nothing.
    Success SUCCESS = new Success();

    record Success() implements Outcome {}

    /// Equal if the reason is.
    ///
    /// @param reason one line that a person understands; failures are grouped by it
    /// @param cause the exception behind it, for listeners; not counted
    record Failure(String reason, Optional<Throwable> cause) implements Outcome {
        public Failure {
            if (reason.isBlank()) {
                throw new IllegalArgumentException("a failure needs a reason");
            }
        }

        public Failure(String reason) {
            this(reason, Optional.empty());
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Failure failure && failure.reason.equals(reason);
        }

        @Override
        public int hashCode() {
            return reason.hashCode();
        }
    }
}
