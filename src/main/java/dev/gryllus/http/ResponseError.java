package dev.gryllus.http;

/// Thrown inside a [ResponseCheck], it makes the request a failure and goes no further.
public final class ResponseError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ResponseError(String message) {
        super(message);
    }
}
