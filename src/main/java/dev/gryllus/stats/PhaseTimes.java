package dev.gryllus.stats;

/// Where the time of one request went, in nanoseconds. What did not happen, such as connecting on a connection that is
/// reused, took zero; what happened took at least one.
///
/// @param firstByteNanos from sending the request to having the response's headers
/// @param bodyNanos from there to the end of the body
public record PhaseTimes(long dnsNanos, long connectNanos, long tlsNanos, long firstByteNanos, long bodyNanos) {
    /// Of a request that has no phases, or none that are known.
    public static final PhaseTimes NONE = new PhaseTimes(0, 0, 0, 0, 0);

    public PhaseTimes plus(PhaseTimes other) {
        if (this == NONE) {
            return other; // the usual case, which makes nothing new
        }
        return new PhaseTimes(
                dnsNanos + other.dnsNanos,
                connectNanos + other.connectNanos,
                tlsNanos + other.tlsNanos,
                firstByteNanos + other.firstByteNanos,
                bodyNanos + other.bodyNanos);
    }
}
