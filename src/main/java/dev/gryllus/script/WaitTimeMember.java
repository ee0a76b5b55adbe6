package dev.gryllus.script;

import dev.gryllus.user.WaitTime;
import groovy.lang.Closure;
import java.util.Optional;

/// The wait time that a user class or task set gives itself: a method, or an attribute.
final class WaitTimeMember {
    private WaitTimeMember() {}

    static Optional<WaitTime> of(Class<?> type, Attributes attributes) {
        Self self = Self.of(type);
        Optional<WaitTime> method = ScriptMethod.named("wait_time", type)
                .findFirst()
                .map(function ->
                        (owner, born) -> now -> Settings.pauseOf(function.call(self.in(owner)), type.getSimpleName()));
        return method.or(() -> attributes.value("wait_time").map(value -> waitTime(value, type, self)));
    }

    private static WaitTime waitTime(Object value, Class<?> type, Self self) {
        return switch (value) {
            case WaitTime waitTime -> waitTime;
            case Closure<?> function ->
                (owner, born) -> now -> Settings.pauseOf(
                        function.getMaximumNumberOfParameters() == 0 ? function.call() : function.call(self.in(owner)),
                        type.getSimpleName());
            default ->
                throw new IllegalArgumentException(
                        "wait_time is wanted as between(1, 5), constant(2) … or as a function"
                                + " that answers seconds, not '" + value + "'");
        };
    }
}
