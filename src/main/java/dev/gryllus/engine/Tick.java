package dev.gryllus.engine;

/// What asking a load shape came to.
sealed interface Tick {
    /// It is not time to ask, or there is no answer yet.
    record NoAnswer() implements Tick {}

    record Wanted(Target target) implements Tick {}

    /// The test is over.
    record Over() implements Tick {}

    /// The shape let an exception out, or is stuck. What it wanted before stays in force.
    record Fault(Throwable cause) implements Tick {}
}
