package dev.gryllus.engine;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Asks a load shape about once per second, and never waits long for it: a shape that runs code of a script is asked
/// on a thread of its own, with at most one question open. Confined to the runner's thread.
final class ShapeTicker {
    /// As Locust's `tick`.
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    /// An open question this old is a fault of the script.
    static final Duration STUCK = Duration.ofSeconds(5);

    /// Enough for a shape that only computes, and short enough for whoever wants to stop the run.
    private static final Duration PATIENCE = Duration.ofMillis(20);

    private final LoadShape shape;
    private Duration nextAt = Duration.ZERO;
    private Optional<Question> open = Optional.empty();

    ShapeTicker(LoadShape shape) {
        this.shape = shape;
    }

    /// @param thread that works on the answer; the asking one for a shape that does not run a script
    private record Question(Duration askedAt, FutureTask<Optional<Target>> answer, Thread thread, boolean told) {}

    Tick tick(Duration elapsed) throws InterruptedException {
        Duration patience = Duration.ZERO;
        if (open.isEmpty()) {
            if (elapsed.compareTo(nextAt) < 0) {
                return new Tick.NoAnswer();
            }
            open = Optional.of(ask(elapsed));
            nextAt = elapsed.plus(INTERVAL);
            patience = PATIENCE;
        }
        Question question = open.get();
        try {
            Optional<Target> target = question.answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            open = Optional.empty();
            return target.<Tick>map(Tick.Wanted::new).orElseGet(Tick.Over::new);
        } catch (ExecutionException e) {
            open = Optional.empty();
            return new Tick.Fault(e.getCause());
        } catch (TimeoutException e) {
            return unanswered(question, elapsed);
        }
    }

    /// How long until the next question; empty while one is open.
    Optional<Duration> untilNext(Duration elapsed) {
        return open.isPresent() ? Optional.empty() : Optional.of(nextAt.minus(elapsed));
    }

    /// Gives up an open question.
    void close() {
        open.ifPresent(question -> question.thread.interrupt());
        open = Optional.empty();
    }

    private Question ask(Duration elapsed) {
        FutureTask<Optional<Target>> answer = new FutureTask<>(() -> shape.at(elapsed));
        if (shape.runsScript()) {
            // Not a virtual thread: an endless loop would keep one of the few carriers that all users share.
            Thread thread = Thread.ofPlatform().daemon().name("shape").start(answer);
            return new Question(elapsed, answer, thread, false);
        }
        answer.run();
        return new Question(elapsed, answer, Thread.currentThread(), false);
    }

    private Tick unanswered(Question question, Duration elapsed) {
        if (question.told || elapsed.minus(question.askedAt).compareTo(STUCK) < 0) {
            return new Tick.NoAnswer();
        }
        open = Optional.of(new Question(question.askedAt, question.answer, question.thread, true));
        TimeoutException stuck = new TimeoutException("the load shape has not answered for " + STUCK.toSeconds()
                + " seconds; what it wanted before stays in force");
        stuck.setStackTrace(question.thread.getStackTrace()); // the place where it is stuck
        return new Tick.Fault(stuck);
    }
}
