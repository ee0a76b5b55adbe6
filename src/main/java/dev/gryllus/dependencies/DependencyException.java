package dev.gryllus.dependencies;

import java.util.Optional;

/// What a script asks for cannot be had. The message says what is wrong and what to do; who knows where the script
/// asks for it adds the place.
public final class DependencyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Optional<Coordinate> culprit;

    DependencyException(String message) {
        this(message, Optional.empty());
    }

    DependencyException(String message, Optional<Coordinate> culprit) {
        super(message, null, false, false);
        this.culprit = culprit;
    }

    /// What was asked for, if the trouble is with one of several.
    public Optional<Coordinate> culprit() {
        return culprit;
    }
}
