package dev.gryllus.engine;

/// Why a run ended. The first reason wins; later ones are ignored.
public sealed interface StopReason {
    /// One line for people.
    String text();

    /// The time given by `--run-time` was over.
    record RunTimeReached() implements StopReason {
        @Override
        public String text() {
            return "--run-time limit reached";
        }
    }

    /// The load shape said that the test is over.
    record ShapeCompleted() implements StopReason {
        @Override
        public String text() {
            return "Shape test completed";
        }
    }

    /// Somebody asked for it from outside.
    ///
    /// @param text how, such as `CTRL+C`
    record Requested(String text) implements StopReason {}

    /// The script threw `StopTest`.
    record ByScript(String message) implements StopReason {
        @Override
        public String text() {
            return "StopTest: " + message;
        }
    }

    /// A bug of ours, or the machine gave out. Not a way to end that anybody planned for.
    record Crashed(Throwable cause) implements StopReason {
        @Override
        public String text() {
            return "Crashed: " + cause;
        }
    }
}
