package dev.gryllus.stats;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/// Where the time of many requests went. Immutable, and closed under [#plus] and [#minus].
public record PhaseTotals(PhaseTotal dns, PhaseTotal connect, PhaseTotal tls, PhaseTotal firstByte, PhaseTotal body) {
    public static final PhaseTotals NONE = each(_ -> PhaseTotal.NONE);

    public static PhaseTotals each(Function<Phase, PhaseTotal> total) {
        return new PhaseTotals(
                total.apply(Phase.DNS),
                total.apply(Phase.CONNECT),
                total.apply(Phase.TLS),
                total.apply(Phase.FIRST_BYTE),
                total.apply(Phase.BODY));
    }

    public PhaseTotal of(Phase phase) {
        return switch (phase) {
            case DNS -> dns;
            case CONNECT -> connect;
            case TLS -> tls;
            case FIRST_BYTE -> firstByte;
            case BODY -> body;
        };
    }

    /// In the order of [Phase], without those that no request had.
    public Map<Phase, PhaseTotal> byPhase() {
        Map<Phase, PhaseTotal> totals = new EnumMap<>(Phase.class);
        for (Phase phase : Phase.values()) {
            if (!of(phase).isNothing()) {
                totals.put(phase, of(phase));
            }
        }
        return totals;
    }

    public boolean isEmpty() {
        return equals(NONE);
    }

    /// The time that is in any of them, in nanoseconds.
    public long nanos() {
        return dns.nanos() + connect.nanos() + tls.nanos() + firstByte.nanos() + body.nanos();
    }

    public PhaseTotals plus(PhaseTotals other) {
        return each(phase -> of(phase).plus(other.of(phase)));
    }

    public PhaseTotals minus(PhaseTotals earlier) {
        return each(phase -> of(phase).minus(earlier.of(phase)));
    }

    void pack(Longs to) {
        for (Phase phase : Phase.values()) {
            to.add(of(phase).count());
            to.add(of(phase).nanos());
        }
    }

    /// What [#pack] has written.
    static PhaseTotals unpacked(Longs from) {
        return each(_ -> PhaseTotal.of(from.next(), from.next()));
    }

    static PhaseTotals sum(Stream<PhaseTotals> parts) {
        return parts.reduce(NONE, PhaseTotals::plus);
    }
}
