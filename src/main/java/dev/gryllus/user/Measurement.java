package dev.gryllus.user;

import dev.gryllus.stats.Clock;
import dev.gryllus.stats.Outcome;
import dev.gryllus.stats.Recorder;
import dev.gryllus.stats.RequestEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// One call while it is being timed. What the block says here is reported; names are Locust's. Confined to the thread
/// of the block.
///
/// | the block throws             | counted                               | goes on as |
/// |------------------------------|---------------------------------------|------------|
/// | nothing                      | as marked, else a success             | –          |
/// | [ControlFlow]                | as marked, else a success             | the same   |
/// | what an interruption throws  | not at all: the engine cut it off     | the same   |
/// | anything else                | the marked failure, else a failure    | the same   |
public final class Measurement {
    private static final List<String> OPTIONS = List.of("context", "response_length");

    private final String type;
    private final Map<String, Object> context;
    private String name;
    private long responseLength;
    private Optional<Object> response = Optional.empty();
    private Optional<Outcome> mark = Optional.empty();
    private boolean counted;

    /// @param options `response_length` and `context`, as far as they are known beforehand
    /// @param contextOfUser what is reported with all requests of the user
    /// @throws IllegalArgumentException if an option is unknown or of the wrong kind
    public Measurement(String type, String name, Map<String, ?> options, Map<String, Object> contextOfUser) {
        this.type = type;
        this.name = name;
        this.context = new HashMap<>(contextOfUser);
        options.forEach(this::apply);
    }

    private void apply(String option, Object value) {
        switch (option) {
            case "response_length" -> {
                if (!(value instanceof Number length)) {
                    throw new IllegalArgumentException("measure: response_length is a number, not '" + value + "'");
                }
                setResponse_length(length.longValue());
            }
            case "context" -> {
                if (!(value instanceof Map<?, ?> map)) {
                    throw new IllegalArgumentException("measure: context is a map, not '" + value + "'");
                }
                map.forEach((key, entry) -> context.put(String.valueOf(key), entry));
            }
            default -> throw new IllegalArgumentException("measure: unknown argument '" + option + "'." + hint(option));
        }
    }

    private static String hint(String option) {
        String meant = Suggestion.closest(option, OPTIONS)
                .map(match -> " Did you mean '" + match + "'?")
                .orElse("");
        return meant + " Known: " + String.join(", ", OPTIONS);
    }

    public String getName() {
        return name;
    }

    /// Reported in place of the name given before.
    public void setName(String newName) {
        name = newName;
    }

    public long getResponse_length() {
        return responseLength;
    }

    public void setResponse_length(long bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("response_length is 0 or more, not " + bytes);
        }
        responseLength = bytes;
    }

    /// For listeners; may be added to.
    public Map<String, Object> getContext() {
        return context;
    }

    /// For listeners.
    public void setResponse(Object newResponse) {
        response = Optional.ofNullable(newResponse);
    }

    /// Counts it as a failure. The last mark wins.
    ///
    /// @param reason a text, or an exception
    public void failure(Object reason) {
        Optional<Throwable> cause = reason instanceof Throwable thrown ? Optional.of(thrown) : Optional.empty();
        mark = Optional.of(new Outcome.Failure(FailureText.of(reason), cause));
    }

    /// The same in Locust's words: `m.exception = …`.
    public void setException(Object reason) {
        failure(reason);
    }

    /// Counts it as a success, whatever was marked before.
    public void success() {
        mark = Optional.of(Outcome.SUCCESS);
    }

    /// Whether it was counted.
    public boolean isCounted() {
        return counted;
    }

    /// Runs the block and counts it: see the table. To be called once.
    ///
    /// @throws Exception what the block throws, or the order of a listener
    public <T> T time(Measured<T> block, Clock clock, Recorder recorder, OptionalLong lateness) throws Exception {
        long startNanos = clock.nanoTime();
        T result;
        try {
            result = block.run(this);
        } catch (ControlFlow e) {
            count(startNanos, clock, recorder, lateness);
            throw e;
        } catch (Throwable e) {
            if (!CutOff.isCauseOf(e)) {
                failUnlessFailed(e);
                count(startNanos, clock, recorder, lateness);
            }
            throw e;
        }
        count(startNanos, clock, recorder, lateness);
        return result;
    }

    private void failUnlessFailed(Throwable thrown) {
        if (mark.isEmpty() || mark.get() instanceof Outcome.Success) {
            failure(thrown);
        }
    }

    private void count(long startNanos, Clock clock, Recorder recorder, OptionalLong lateness) {
        counted = true;
        recorder.request(new RequestEvent(
                type,
                name,
                "",
                startNanos,
                clock.nanoTime() - startNanos,
                lateness,
                responseLength,
                mark.orElse(Outcome.SUCCESS),
                context,
                response));
    }
}
