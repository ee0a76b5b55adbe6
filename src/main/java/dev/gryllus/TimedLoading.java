package dev.gryllus;

import dev.gryllus.engine.PlanException;
import dev.gryllus.user.ScriptFaults;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Loads an edited script, which may never come to its end: then it is given up, and the next edit has its chance.
final class TimedLoading {
    /// Libraries may have to be fetched.
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private TimedLoading() {}

    /// @throws PlanException what the loading throws, or that it takes too long, with the place where it is
    static <T> T of(Callable<T> loading) {
        return of(loading, LONGEST);
    }

    static <T> T of(Callable<T> loading, Duration longest) {
        FutureTask<T> task = new FutureTask<>(loading);
        Thread thread = Thread.ofPlatform().daemon().name("loading").start(task);
        try {
            return task.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            String place = ScriptFaults.frames(stackOf(thread)).findFirst().orElse("its top level");
            task.cancel(true);
            throw new PlanException("The script is still being loaded after " + longest.toSeconds() + " seconds, at "
                    + place + ": its top level should only say what users do");
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw new PlanException("The run ended while the script was loaded");
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException mistake -> throw mistake;
                case Error error -> throw error;
                case Throwable other -> throw new IllegalStateException(other);
            }
        }
    }

    private static Throwable stackOf(Thread thread) {
        Throwable stack = new IllegalStateException();
        stack.setStackTrace(thread.getStackTrace());
        return stack;
    }
}
