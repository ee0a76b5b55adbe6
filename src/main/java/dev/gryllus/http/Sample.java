package dev.gryllus.http;

import dev.gryllus.stats.Outcome;
import dev.gryllus.stats.Recorder;
import dev.gryllus.stats.RequestEvent;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// What will be counted of a request, once its [Verdict] is known. Until then the script may edit it
/// ([RequestMeta]).
final class Sample {
    String method;
    String name;
    String url;
    long responseNanos;
    OptionalLong editedLength = OptionalLong.empty();
    Map<String, Object> context;

    private final Recorder recorder;
    private final Dialect dialect;
    private final Answer answer;
    private final long startNanos;
    private final OptionalLong latenessNanos;
    private Optional<Object> response = Optional.empty();

    /// The parameters are those of [RequestEvent].
    Sample(
            Recorder recorder,
            Dialect dialect,
            Answer answer,
            String method,
            String name,
            String url,
            long startNanos,
            long responseNanos,
            OptionalLong latenessNanos,
            Map<String, Object> context) {
        this.recorder = recorder;
        this.dialect = dialect;
        this.answer = answer;
        this.method = method;
        this.name = name;
        this.url = url;
        this.startNanos = startNanos;
        this.responseNanos = responseNanos;
        this.latenessNanos = latenessNanos;
        this.context = context;
    }

    /// Listeners are shown this response.
    void of(Response newResponse) {
        response = Optional.of(newResponse);
    }

    /// What to throw for it, if it failed and the script does not say otherwise.
    Optional<Exception> fault() {
        return answer.fault(dialect, name);
    }

    long length() {
        return editedLength.orElse(answer.length());
    }

    /// @param judged what the script says; empty if that is nothing
    void count(Optional<Outcome> judged) {
        recorder.request(new RequestEvent(
                method,
                name,
                url,
                startNanos,
                responseNanos,
                latenessNanos,
                length(),
                judged.isPresent() ? judged.get() : answer.outcome(dialect, name),
                context,
                response,
                answer.times()));
    }
}
