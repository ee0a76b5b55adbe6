package dev.gryllus.stats;

import java.util.Locale;

/// What a request spends its time on, in the order in which it comes. The first three happen on new connections only.
public enum Phase {
    DNS,
    CONNECT,
    TLS,
    /// Sending the request, and waiting until the headers of the response are there.
    FIRST_BYTE,
    BODY;

    /// As files and metrics name it: `first_byte`.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
