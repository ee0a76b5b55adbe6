package dev.gryllus.stats;

import java.util.concurrent.atomic.LongAdder;

/// The phases of requests while they are being counted. Any number of threads record, one at a time freezes.
final class LivePhases {
    private final LivePhase dns = new LivePhase();
    private final LivePhase connect = new LivePhase();
    private final LivePhase tls = new LivePhase();
    private final LivePhase firstByte = new LivePhase();
    private final LivePhase body = new LivePhase();

    /// One of them.
    private static final class LivePhase {
        private final LongAdder count = new LongAdder();
        private final LongAdder nanos = new LongAdder();

        void record(long time) {
            if (time > 0) {
                count.increment(); // first, as freeze reads it last: so there is no time of nobody
                nanos.add(time);
            }
        }

        PhaseTotal freeze() {
            long time = nanos.sum();
            return PhaseTotal.of(count.sum(), time);
        }
    }

    /// Costs nothing where there are none, and two additions for each phase that there was.
    void record(PhaseTimes times) {
        if (times == PhaseTimes.NONE) {
            return;
        }
        dns.record(times.dnsNanos());
        connect.record(times.connectNanos());
        tls.record(times.tlsNanos());
        firstByte.record(times.firstByteNanos());
        body.record(times.bodyNanos());
    }

    PhaseTotals freeze() {
        return new PhaseTotals(dns.freeze(), connect.freeze(), tls.freeze(), firstByte.freeze(), body.freeze());
    }
}
