package dev.gryllus.http;

/// A response whose status says that it failed (400 and above). Named as in Locust, whose failure texts contain it.
public final class HTTPError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    HTTPError(int status, String reason, String name) {
        super(message(status, reason, name));
    }

    /// As it is counted; the same as [FailureReason#of(Throwable)] says, without the price of an exception.
    static String line(int status, String reason, String name) {
        return "HTTPError('" + message(status, reason, name) + "')";
    }

    private static String message(int status, String reason, String name) {
        String side = status < 500 ? " Client Error" : " Server Error";
        return status + side + (reason.isEmpty() ? "" : ": " + reason) + " for url: " + name;
    }
}
