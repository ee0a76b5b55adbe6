package dev.gryllus.stats;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// One finished request: the only thing the statistics are made of.
///
/// @param method what was done, as reports show it in the column "Type": `GET`, `POST`, `JDBC` …
/// @param name what reports group by: a path, a route, the name of a statement
/// @param url the full address asked for, empty where the protocol has none
/// @param startNanos when the request was sent, on [Clock#nanoTime]
/// @param responseNanos service time in nanoseconds, from sending to the end of the body; [#NO_TIME] where none was
///     measured
/// @param latenessNanos how long after its intended start the task of this request began; present only where a
///     schedule says when that was. Service time and lateness together are the time from the intended start.
/// @param responseLength bytes of the decoded body
/// @param context whatever the script attached to the request
/// @param response the protocol's own response, for listeners; not counted
/// @param phases where the service time went; [PhaseTimes#NONE] where that is not known
public record RequestEvent(
        String method,
        String name,
        String url,
        long startNanos,
        long responseNanos,
        OptionalLong latenessNanos,
        long responseLength,
        Outcome outcome,
        Map<String, Object> context,
        Optional<Object> response,
        PhaseTimes phases) {

    /// The response time of an event that is counted, and left out of all figures of time.
    public static final long NO_TIME = -1;

    public RequestEvent {
        if (responseNanos < NO_TIME || latenessNanos.orElse(0) < 0) {
            throw new IllegalArgumentException(
                    "negative time: response " + responseNanos + " ns, lateness " + latenessNanos);
        }
    }

    /// Of a protocol that has no phases.
    public RequestEvent(
            String method,
            String name,
            String url,
            long startNanos,
            long responseNanos,
            OptionalLong latenessNanos,
            long responseLength,
            Outcome outcome,
            Map<String, Object> context,
            Optional<Object> response) {
        this(
                method,
                name,
                url,
                startNanos,
                responseNanos,
                latenessNanos,
                responseLength,
                outcome,
                context,
                response,
                PhaseTimes.NONE);
    }

    /// Of a protocol that has no response object either.
    public RequestEvent(
            String method,
            String name,
            String url,
            long startNanos,
            long responseNanos,
            OptionalLong latenessNanos,
            long responseLength,
            Outcome outcome,
            Map<String, Object> context) {
        this(
                method,
                name,
                url,
                startNanos,
                responseNanos,
                latenessNanos,
                responseLength,
                outcome,
                context,
                Optional.empty());
    }

    public boolean hasTime() {
        return responseNanos != NO_TIME;
    }

    /// When the last byte was in, on [Clock#nanoTime].
    public long endNanos() {
        return hasTime() ? startNanos + responseNanos : startNanos;
    }
}
