package dev.gryllus.http;

/// `response.json()` on something that is not JSON. Named as in Python's requests.
public final class JSONDecodeError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JSONDecodeError(String message) {
        super(message);
    }
}
