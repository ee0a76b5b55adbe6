package dev.gryllus.http;

import dev.gryllus.stats.PhaseTimes;

/// Where the time of a request went, as scripts read it: `response.phases.connect.total_seconds()`. Summed over
/// all hops of a redirect chain; what did not happen, such as connecting where a connection is reused, took zero.
public record Phases(PhaseTimes times) {
    public Elapsed getDns() {
        return new Elapsed(times.dnsNanos());
    }

    public Elapsed getConnect() {
        return new Elapsed(times.connectNanos());
    }

    public Elapsed getTls() {
        return new Elapsed(times.tlsNanos());
    }

    /// From sending the request to having the response's headers.
    public Elapsed getFirst_byte() {
        return new Elapsed(times.firstByteNanos());
    }

    /// From there to the end of the body.
    public Elapsed getBody() {
        return new Elapsed(times.bodyNanos());
    }
}
