package dev.gryllus.event;

import dev.gryllus.stats.Clock;
import dev.gryllus.stats.Outcome;
import dev.gryllus.stats.RequestEvent;
import dev.gryllus.user.FailureText;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// What a script passes to `events.request.fire(…)`, as the sample that it means.
///
/// | argument        | meaning                                                                   | if left out |
/// |-----------------|---------------------------------------------------------------------------|-------------|
/// | request_type    | what reports show in the column "Type"                                    | refused     |
/// | name            | what reports group by                                                     | refused     |
/// | response_time   | milliseconds; null: counted, and left out of all figures of time          | null        |
/// | response_length | bytes                                                                     | 0           |
/// | exception       | an exception or a text: the request failed                                | success     |
/// | context         | a map for listeners                                                       | empty       |
/// | response, url   | for listeners                                                             | none        |
/// | start_time      | seconds since 1970                                                        | now, less the time |
final class CustomSample {
    private static final List<String> ARGUMENTS = List.of(
            "request_type",
            "name",
            "response_time",
            "response_length",
            "exception",
            "context",
            "response",
            "url",
            "start_time");

    private CustomSample() {}

    /// A sample that ends now.
    ///
    /// @throws IllegalArgumentException if an argument cannot be meant
    static RequestEvent of(Map<String, ?> arguments, Clock clock) {
        for (String given : arguments.keySet()) {
            if (!ARGUMENTS.contains(given)) {
                throw new UnknownName("events.request.fire", given, ARGUMENTS);
            }
        }
        long nanos = nanos(arguments.get("response_time"));
        return new RequestEvent(
                text(arguments, "request_type"),
                text(arguments, "name"),
                Optional.ofNullable(arguments.get("url")).map(Object::toString).orElse(""),
                clock.nanoTime() - Math.max(0, nanos),
                nanos,
                OptionalLong.empty(),
                length(arguments.get("response_length")),
                outcome(arguments.get("exception")),
                context(arguments.get("context")),
                Optional.ofNullable(arguments.get("response")));
    }

    private static String text(Map<String, ?> arguments, String name) {
        Object given = arguments.get(name);
        if (given == null || given.toString().isBlank()) {
            throw new IllegalArgumentException("events.request.fire needs a " + name);
        }
        return given.toString();
    }

    private static long nanos(Object millis) {
        return switch (millis) {
            case null -> RequestEvent.NO_TIME;
            case Number number
            when number.doubleValue() >= 0 && Double.isFinite(number.doubleValue()) ->
                new BigDecimal(number.toString()).movePointRight(6).longValue();
            default ->
                throw new IllegalArgumentException(
                        "response_time is wanted in milliseconds, or null where there is none, not '" + millis + "'");
        };
    }

    private static long length(Object bytes) {
        return switch (bytes) {
            case null -> 0;
            case Number number when number.longValue() >= 0 -> number.longValue();
            default -> throw new IllegalArgumentException("response_length is wanted as bytes, not '" + bytes + "'");
        };
    }

    private static Outcome outcome(Object exception) {
        return switch (exception) {
            case null -> Outcome.SUCCESS;
            case Throwable thrown -> new Outcome.Failure(FailureText.of(thrown), Optional.of(thrown));
            default -> new Outcome.Failure(FailureText.of(exception));
        };
    }

    private static Map<String, Object> context(Object given) {
        return switch (given) {
            case null -> Map.of();
            case Map<?, ?> map -> {
                Map<String, Object> context = new LinkedHashMap<>();
                map.forEach((key, value) -> context.put(String.valueOf(key), value));
                yield context;
            }
            default -> throw new IllegalArgumentException("context is wanted as a map, not '" + given + "'");
        };
    }
}
