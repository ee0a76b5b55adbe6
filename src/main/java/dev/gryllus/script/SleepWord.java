package dev.gryllus.script;

/// `sleep(500)`, imported into every script. Groovy's own goes on sleeping when it is interrupted: its user would not
/// end with the test, and its listener not with CTRL+C.
public final class SleepWord {
    private SleepWord() {}

    /// @param milliseconds as in Groovy
    /// @throws InterruptedException if the test, or whoever sleeps, is ended
    public static void sleep(long milliseconds) throws InterruptedException {
        Thread.sleep(milliseconds);
    }
}
