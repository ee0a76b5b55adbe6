package dev.gryllus.event;

/// What listeners get for a request that failed without an exception. Its message is the reason.
final class RequestFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RequestFailure(String reason) {
        super(reason, null, false, false);
    }

    @Override
    public String toString() {
        return getMessage();
    }
}
