package dev.gryllus.http;

/// `response.css(…)` on something that is no page.
public final class NotHTMLError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotHTMLError(String message) {
        super(message);
    }
}
