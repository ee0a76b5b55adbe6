package dev.gryllus.http;

import dev.gryllus.stats.Outcome;
import dev.gryllus.stats.Recorder;
import dev.gryllus.stats.RequestEvent;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// What will be counted of a request, once its [Verdict] is known.
final class Sample implements Consumer<Outcome> {
    private final Recorder recorder;
    private final String method;
    private final String name;
    private final String url;
    private final long startNanos;
    private final long responseNanos;
    private final OptionalLong latenessNanos;
    private final long responseLength;
    private final Map<String, Object> context;
    private Optional<Object> response = Optional.empty();

    /// The parameters are those of [RequestEvent].
    Sample(
            Recorder recorder,
            String method,
            String name,
            String url,
            long startNanos,
            long responseNanos,
            OptionalLong latenessNanos,
            long responseLength,
            Map<String, Object> context) {
        this.recorder = recorder;
        this.method = method;
        this.name = name;
        this.url = url;
        this.startNanos = startNanos;
        this.responseNanos = responseNanos;
        this.latenessNanos = latenessNanos;
        this.responseLength = responseLength;
        this.context = context;
    }

    /// Listeners are shown this response.
    void of(Response newResponse) {
        response = Optional.of(newResponse);
    }

    @Override
    public void accept(Outcome outcome) {
        recorder.request(new RequestEvent(
                method,
                name,
                url,
                startNanos,
                responseNanos,
                latenessNanos,
                responseLength,
                outcome,
                context,
                response));
    }
}
