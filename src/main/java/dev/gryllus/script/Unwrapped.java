package dev.gryllus.script;

/// Lets a script's exception pass through Java code that declares none, as itself and not wrapped in another.
final class Unwrapped {
    private Unwrapped() {}

    /// Always throws; the return type lets the caller write `throw`.
    static RuntimeException unchecked(Throwable thrown) {
        return sneak(thrown);
    }

    @SuppressWarnings("unchecked") // the cast is what makes the compiler forget that T is checked
    private static <T extends Throwable> RuntimeException sneak(Throwable thrown) throws T {
        throw (T) thrown;
    }
}
