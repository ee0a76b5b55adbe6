package dev.gryllus.http;

/// Where the time of a request went, in nanoseconds; summed over all hops of a redirect chain. What did not happen,
/// such as connecting on a connection that is reused, took zero.
///
/// @param firstByteNanos from sending the request to having the response's headers
/// @param bodyNanos from there to the end of the body
public record Phases(long dnsNanos, long connectNanos, long tlsNanos, long firstByteNanos, long bodyNanos) {
    static final Phases NONE = new Phases(0, 0, 0, 0, 0);

    public Elapsed getDns() {
        return new Elapsed(dnsNanos);
    }

    public Elapsed getConnect() {
        return new Elapsed(connectNanos);
    }

    public Elapsed getTls() {
        return new Elapsed(tlsNanos);
    }

    public Elapsed getFirst_byte() {
        return new Elapsed(firstByteNanos);
    }

    public Elapsed getBody() {
        return new Elapsed(bodyNanos);
    }

    Phases plus(Phases other) {
        return new Phases(
                dnsNanos + other.dnsNanos,
                connectNanos + other.connectNanos,
                tlsNanos + other.tlsNanos,
                firstByteNanos + other.firstByteNanos,
                bodyNanos + other.bodyNanos);
    }
}
