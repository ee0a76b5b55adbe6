package dev.gryllus.http;

import dev.gryllus.stats.Outcome;
import dev.gryllus.user.ControlFlow;
import dev.gryllus.user.CutOff;
import java.util.Optional;

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
///
/// A streamed response that nobody judges is settled when its stream ends or breaks, too.
final class Verdict implements BodyStream.Watcher {
    /// Of what is not counted by itself, such as a redirect on the way.
    static final Verdict NONE = none();

    private final Optional<Sample> sample;
    private Optional<Mark> mark = Optional.empty();
    private boolean judged;
    private boolean settled;

    private record Mark(Outcome outcome, Optional<Throwable> raised) {}

    Verdict(Sample sample) {
        this(Optional.of(sample));
    }

    private Verdict(Optional<Sample> sample) {
        this.sample = sample;
    }

    private static Verdict none() {
        Verdict verdict = new Verdict(Optional.empty());
        verdict.settled = true;
        return verdict;
    }

    /// The script will judge, so that the end of a stream does not settle it.
    void await() {
        judged = true;
    }

    boolean isOpen() {
        return !settled;
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
            throw tooLate(method + "()");
        }
    }

    static IllegalStateException tooLate(String what) {
        return new IllegalStateException(what + " comes too late: this response is counted already."
                + " Judge it in a closure, client.get(url) { response -> … }, or pass catch_response: true");
    }

    /// Lets the script judge, then counts.
    void judge(ResponseCheck check, Response response) throws Exception {
        await();
        try {
            check.check(response);
        } catch (ResponseError e) {
            markFailed(e.fault());
        } catch (ControlFlow e) {
            settle();
            throw e;
        } catch (Throwable e) {
            if (CutOff.isCauseOf(e)) {
                cut();
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
            sample.orElseThrow().count(mark.map(Mark::outcome));
        }
    }

    @Override
    public void ended() {
        if (!judged) {
            settle();
        }
    }

    @Override
    public void broken(RequestException why) {
        if (!settled) {
            markFailed(why);
        }
        ended();
    }

    /// It was the engine who ended the request: nothing is counted.
    @Override
    public void cut() {
        settled = true;
    }

    /// What it counts as failed for, if it does.
    Optional<? extends Throwable> fault() {
        return mark.isPresent() ? mark.get().raised() : sample.flatMap(Sample::fault);
    }

    Optional<Sample> sample() {
        return sample;
    }
}
