package dev.gryllus.script;

import groovy.lang.Closure;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a closure of a script does, called on any copy of it: straight, where Groovy would look the method up anew each
/// time. That is a part of each task's cost, and of the stack that each waiting user keeps (docs/performance.md).
final class ClosureCode {
    private static final MethodType SHAPE = MethodType.methodType(Object.class, Object.class, Object.class);

    private final int parameters;
    private final Optional<MethodHandle> straight;

    private ClosureCode(int parameters, Optional<MethodHandle> straight) {
        this.parameters = parameters;
        this.straight = straight;
    }

    static ClosureCode of(Closure<?> closure) {
        int parameters = closure.getMaximumNumberOfParameters();
        List<Method> bodies = Stream.of(closure.getClass().getDeclaredMethods())
                .filter(method -> method.getName().equals("doCall") && method.getParameterCount() == parameters)
                .filter(method -> Stream.of(method.getParameterTypes()).allMatch(Object.class::equals))
                .toList();
        return new ClosureCode(
                parameters,
                parameters <= 1 && bodies.size() == 1 ? Optional.of(handle(bodies.getFirst())) : Optional.empty());
    }

    private static MethodHandle handle(Method body) {
        MethodHandle handle = ScriptMethod.handle(body);
        return (body.getParameterCount() == 0 ? MethodHandles.dropArguments(handle, 1, Object.class) : handle)
                .asType(SHAPE);
    }

    /// Throws what the closure throws.
    ///
    /// @param argument for a closure that takes one
    Object call(Closure<?> copy, Object argument) {
        if (straight.isEmpty()) {
            return parameters == 0 ? copy.call() : copy.call(argument); // Groovy fits the argument, or says why not
        }
        try {
            return straight.get().invokeExact((Object) copy, argument);
        } catch (Throwable e) {
            throw Unwrapped.unchecked(e);
        }
    }
}
