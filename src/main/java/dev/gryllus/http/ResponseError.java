package dev.gryllus.http;

/// Thrown inside a [ResponseCheck], it makes the request a failure and goes no further.
public final class ResponseError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ResponseError(String message) {
        super(message);
    }

    /// For a response that broke off while the script was reading it.
    ResponseError(RequestException cause) {
        super(cause.toString(), cause);
    }

    /// What the request is counted as failed for.
    Throwable fault() {
        return getCause() instanceof RequestException cause ? cause : this;
    }
}
