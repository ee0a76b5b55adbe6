package dev.gryllus.script;

import java.lang.reflect.AnnotatedElement;
import java.util.Optional;
import java.util.stream.Stream;

/// Lines of a script, as frames of a stack: for what goes wrong later, where no stack tells of that line any more.
final class ScriptPlaces {
    private ScriptPlaces() {}

    /// The line that calls the engine at this moment.
    static Optional<StackTraceElement> ofCaller() {
        return Stream.of(new Throwable().getStackTrace())
                .filter(frame -> frame.getLineNumber() > 0
                        && frame.getFileName() != null
                        && frame.getFileName().endsWith(".groovy"))
                .findFirst();
    }

    /// The line of a class or member; empty if the compiler has not told.
    ///
    /// @param memberName the method of that line
    static Optional<StackTraceElement> of(AnnotatedElement element, String className, String memberName) {
        return Optional.ofNullable(element.getAnnotation(ScriptPlace.class))
                .map(place -> new StackTraceElement(className, memberName, place.file(), place.line()));
    }
}
