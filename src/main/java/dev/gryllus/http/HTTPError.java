package dev.gryllus.http;

/// A response whose status says that it failed (400 and above). Named as in Locust, whose failure texts contain it.
public final class HTTPError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// To be thrown into a script.
    HTTPError(int status, String reason, String name) {
        super(message(status, reason, name));
    }

    private HTTPError(String message) {
        super(message, null, false, false);
    }

    /// To be told to listeners: without a stack trace, which would cost more than the request.
    static HTTPError untraced(int status, String reason, String name) {
        return new HTTPError(message(status, reason, name));
    }

    private static String message(int status, String reason, String name) {
        String side = status < 500 ? " Client Error" : " Server Error";
        return status + side + (reason.isEmpty() ? "" : ": " + reason) + " for url: " + name;
    }
}
