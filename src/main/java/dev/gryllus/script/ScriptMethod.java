package dev.gryllus.script;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.stream.Stream;

/// A method of a script without parameters, ready to be called on any instance.
final class ScriptMethod {
    private final MethodHandle handle;
    private final Optional<StackTraceElement> place;

    ScriptMethod(Method method) {
        place = ScriptPlaces.of(method, method.getDeclaringClass().getName(), method.getName());
        handle = handle(method).asType(MethodType.methodType(Object.class, Object.class));
    }

    /// For calls without a look-up, whatever the script says of who may call.
    static MethodHandle handle(Method method) {
        try {
            method.setAccessible(true);
            return MethodHandles.lookup().unreflect(method);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(method + " cannot be called", e);
        }
    }

    /// The methods of a class and of those it extends that have this name and no parameters, nearest first.
    static Stream<ScriptMethod> named(String name, Class<?> type) {
        return Scripted.lineage(type).stream()
                .flatMap(c -> Stream.of(c.getDeclaredMethods()))
                .filter(method -> method.getName().equals(name) && method.getParameterCount() == 0)
                .map(ScriptMethod::new);
    }

    /// Where it stands, if the compiler has told.
    Optional<StackTraceElement> place() {
        return place;
    }

    /// Throws what the method throws.
    Object call(Object self) {
        try {
            return handle.invokeExact(self);
        } catch (Throwable e) {
            throw Unwrapped.unchecked(e);
        }
    }
}
