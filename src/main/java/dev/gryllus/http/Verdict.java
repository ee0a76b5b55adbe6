package dev.gryllus.http;

import dev.gryllus.stats.Outcome;
import dev.gryllus.user.ControlFlow;
import dev.gryllus.user.CutOff;
import java.util.Optional;
import java.util.function.Consumer;

/// Decides how a request is counted, and counts it: exactly once, whatever the script does.
///
/// | state   | `failure()`, `success()`     | how it is left                                               |
/// |---------|------------------------------|--------------------------------------------------------------|
/// | open    | mark it; the last one wins   | settled by the end of the closure, by `close()`, by the next |
/// |         |                              | request of the session, or by the end of the task            |
/// | settled | refused with an explanation  | never                                                        |
///
/// | the closure throws            | counted                            | goes on as                     |
/// |-------------------------------|------------------------------------|--------------------------------|
/// | nothing                       | as marked, else as answered        |                                |
/// | [ResponseError]               | a failure with it                  | nothing                        |
/// | [ControlFlow]                 | as marked, else as answered        | the same                       |
/// | what an interruption throws   | not at all: the engine cut it off  | the same                       |
/// | anything else                 | the marked failure, else with it   | the same                       |
final class Verdict {
    /// Of what is not counted by itself, such as a redirect on the way.
    static final Verdict NONE = none();

    private final Outcome asAnswered;
    private final Consumer<Outcome> counter;
    private Optional<Mark> mark = Optional.empty();
    private boolean settled;

    private record Mark(Outcome outcome, Optional<Throwable> raised) {}

    /// @param asAnswered what is counted if the script does not say otherwise
    /// @param counter takes what is counted; called at most once
    Verdict(Outcome asAnswered, Consumer<Outcome> counter) {
        this.asAnswered = asAnswered;
        this.counter = counter;
    }

    private static Verdict none() {
        Verdict verdict = new Verdict(Outcome.SUCCESS, outcome -> {});
        verdict.settled = true;
        return verdict;
    }

    /// @param reason a text, or an exception
    void fail(Object reason) {
        requireOpen("failure");
        markFailed(reason);
    }

    private void markFailed(Object reason) {
        String text = FailureReason.of(reason);
        Throwable raised = reason instanceof Throwable thrown ? thrown : new ResponseError(text);
        mark = Optional.of(new Mark(new Outcome.Failure(text, Optional.of(raised)), Optional.of(raised)));
    }

    void succeed() {
        requireOpen("success");
        mark = Optional.of(new Mark(Outcome.SUCCESS, Optional.empty()));
    }

    private void requireOpen(String method) {
        if (settled) {
            throw new IllegalStateException(method + "() comes too late: this response is counted already."
                    + " Judge it in a closure, client.get(url) { response -> … }, or pass catch_response: true");
        }
    }

    /// Lets the script judge, then counts.
    void judge(ResponseCheck check, Response response) throws Exception {
        try {
            check.check(response);
        } catch (ResponseError e) {
            markFailed(e);
        } catch (ControlFlow e) {
            settle();
            throw e;
        } catch (Throwable e) {
            if (CutOff.isCauseOf(e)) {
                settled = true;
            } else {
                failUnlessFailed(e);
                settle();
            }
            throw e;
        }
        settle();
    }

    private void failUnlessFailed(Throwable thrown) {
        if (mark.isEmpty() || mark.get().outcome() instanceof Outcome.Success) {
            markFailed(thrown);
        }
    }

    /// Counts it, if that was not done yet.
    void settle() {
        if (!settled) {
            settled = true;
            counter.accept(mark.map(Mark::outcome).orElse(asAnswered));
        }
    }

    boolean isMarked() {
        return mark.isPresent();
    }

    /// What was marked as the failure, if it was.
    Optional<Throwable> markedFailure() {
        return mark.flatMap(Mark::raised);
    }
}
