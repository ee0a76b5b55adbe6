package dev.gryllus.script;

import dev.gryllus.engine.ArrivalRate;
import java.util.Map;

/// The words that scripts say after `arrival_rate`; imported into every script. In a class of their own, because Groovy
/// imports private methods, too.
public final class ArrivalWords {
    private ArrivalWords() {}

    /// `ramp(from: 10, to: 100, over: 60)`: from 10 to 100 starts per second within 60 seconds, and 100 from then on.
    public static ArrivalRate ramp(Map<String, ?> named) {
        return ArrivalRates.ramp(named);
    }
}
