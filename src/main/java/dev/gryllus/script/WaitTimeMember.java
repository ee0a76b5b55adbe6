package dev.gryllus.script;

import dev.gryllus.user.WaitTime;
import groovy.lang.Closure;
import java.util.Optional;
import java.util.function.Function;

/// The wait time that a user class or task set gives itself: a method, or an attribute.
final class WaitTimeMember {
    private static final String NAME = "wait_time";

    private WaitTimeMember() {}

    static Optional<WaitTime> of(Class<?> type, Attributes attributes) {
        Optional<WaitTime> method = ScriptMethod.named(NAME, type)
                .findFirst()
                .map(function -> waitTime(type, function.place(), function::call));
        return method.or(() -> attributes
                .field(NAME)
                .flatMap(field -> attributes
                        .value(NAME)
                        .map(value -> attribute(value, type, ScriptPlaces.of(field, type.getName(), NAME)))));
    }

    private static WaitTime attribute(Object value, Class<?> type, Optional<StackTraceElement> place) {
        return switch (value) {
            case WaitTime waitTime -> waitTime;
            case Closure<?> function
            when function.getMaximumNumberOfParameters() == 0 -> waitTime(type, place, self -> function.call());
            case Closure<?> function -> waitTime(type, place, function::call);
            default ->
                throw new IllegalArgumentException(
                        "wait_time is wanted as between(1, 5), constant(2) … or as a function"
                                + " that answers seconds, not '" + value + "'");
        };
    }

    private static WaitTime waitTime(
            Class<?> type, Optional<StackTraceElement> place, Function<Object, Object> function) {
        Self self = Self.of(type);
        WaitFunction asked = new WaitFunction(type.getSimpleName(), place);
        return (owner, born) -> now -> asked.pause(function.apply(self.in(owner)));
    }
}
