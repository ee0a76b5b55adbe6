package dev.gryllus.demo;

import java.net.BindException;

/// The demo shop could not listen where it was told to: a matter for whoever chose the port, not a bug. The message
/// says what to do and is meant to be shown as it is.
public final class PortUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PortUnavailableException(String address, int port, BindException cause) {
        super(
                "The demo shop cannot listen on %s:%d (%s). Stop the program that uses this port, or start the demo on another one with --port."
                        .formatted(address, port, cause.getMessage()),
                cause);
    }
}
