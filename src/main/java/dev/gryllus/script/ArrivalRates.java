package dev.gryllus.script;

import dev.gryllus.engine.ArrivalRate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.codehaus.groovy.runtime.FormatHelper;

/// Understands what scripts say after `arrival_rate`.
final class ArrivalRates {
    private static final Set<String> RAMP = Set.of("from", "to", "over");
    private static final Set<String> STEADY_STAGE = Set.of("duration", "rate");
    private static final Set<String> RAMP_STAGE = Set.of("duration", "from", "to");

    private ArrivalRates() {}

    /// See [ArrivalWords#ramp].
    static ArrivalRate ramp(Map<String, ?> named) {
        if (!named.keySet().equals(RAMP)) {
            throw mistake(named);
        }
        return ArrivalRate.stages(List.of(piece(named, "over")));
    }

    /// A number, a ramp, or `stages: […]`.
    ///
    /// @throws IllegalArgumentException if it is none of these
    static ArrivalRate of(Object value) {
        return switch (value) {
            case ArrivalRate rate -> rate;
            case Number perSecond when perSecond.doubleValue() > 0 -> ArrivalRate.constant(perSecond.doubleValue());
            case Map<?, ?> named when named.keySet().equals(Set.of("stages")) -> stages(named.get("stages"));
            case Map<?, ?> named when named.keySet().equals(RAMP) -> ArrivalRate.stages(List.of(piece(named, "over")));
            case null, default -> throw mistake(value);
        };
    }

    /// The rate of a stage holds for its duration, or goes from one value to another.
    private static ArrivalRate stages(Object value) {
        if (!(value instanceof List<?> stages) || stages.isEmpty()) {
            throw mistake(value);
        }
        return ArrivalRate.stages(stages.stream().map(ArrivalRates::stage).toList());
    }

    private static ArrivalRate.Piece stage(Object value) {
        return switch (value) {
            case Map<?, ?> stage
            when stage.keySet().equals(STEADY_STAGE) || stage.keySet().equals(RAMP_STAGE) -> piece(stage, "duration");
            case null, default -> throw mistake(value);
        };
    }

    private static ArrivalRate.Piece piece(Map<?, ?> named, String length) {
        Object steady = named.get("rate");
        return new ArrivalRate.Piece(
                Seconds.toDuration(named.get(length), "arrival_rate '" + length + "'"),
                number(steady == null ? named.get("from") : steady),
                number(steady == null ? named.get("to") : steady));
    }

    private static double number(Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw mistake(value);
    }

    private static IllegalArgumentException mistake(Object value) {
        String what = value instanceof CharSequence text ? "the text '" + text + "'" : FormatHelper.toString(value);
        return new IllegalArgumentException("arrival_rate is wanted as task starts per second: a number above 0,"
                + " ramp(from: 10, to: 100, over: 60), or stages: [[duration: 60, rate: 50], [duration: 30, from: 50,"
                + " to: 100]], not " + what);
    }
}
