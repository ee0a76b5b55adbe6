package dev.gryllus.web;

import java.io.Serial;

/// What somebody asked for is not done: a mistake of theirs, or the wrong moment. The message says what to do.
public final class Refusal extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final int status;

    /// @param status of the HTTP answer
    Refusal(int status, String message) {
        super(message);
        this.status = status;
    }

    /// Of what cannot be done as it was asked for.
    public Refusal(String message) {
        this(400, message);
    }

    /// Of what somebody else has changed meanwhile.
    public static Refusal conflict(String message) {
        return new Refusal(409, message);
    }

    int status() {
        return status;
    }
}
