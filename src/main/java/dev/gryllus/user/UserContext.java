package dev.gryllus.user;

import dev.gryllus.stats.Clock;
import dev.gryllus.stats.Recorder;
import java.util.Optional;
import java.util.function.Consumer;

/// What a user is given to live in.
///
/// @param typeName what reports call users of its kind
/// @param host base address of the system under test, if any
/// @param time that the load goes by: for wait times and schedules; what requests take is measured by the clock
/// @param recorder where its requests and exceptions are counted
/// @param stopTest ends the whole test; takes the reason
/// @param environment what scripts know as `environment`; nothing here looks into it
public record UserContext(
        String typeName,
        Optional<String> host,
        Clock clock,
        LoadTime time,
        Recorder recorder,
        Consumer<String> stopTest,
        FaultListener faultListener,
        Optional<Object> environment) {

    /// That is never paused.
    public UserContext(
            String typeName,
            Optional<String> host,
            Clock clock,
            Recorder recorder,
            Consumer<String> stopTest,
            FaultListener faultListener,
            Optional<Object> environment) {
        this(typeName, host, clock, new LoadTime(clock), recorder, stopTest, faultListener, environment);
    }

    /// The same without a listener and without an environment.
    public UserContext(
            String typeName, Optional<String> host, Clock clock, Recorder recorder, Consumer<String> stopTest) {
        this(typeName, host, clock, recorder, stopTest, FaultListener.NONE, Optional.empty());
    }
}
