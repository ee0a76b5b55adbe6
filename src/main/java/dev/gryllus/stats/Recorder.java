package dev.gryllus.stats;

/// What simulated users write to. Called on the users' own threads, many at once: an implementation must be quick,
/// must not block, and must not throw, with one exception: see [#request].
public interface Recorder {
    /// The event is counted whatever comes back. What comes back as an exception is an order of a script that listens,
    /// for the user whose request it was; so whoever calls this is done with the request before.
    void request(RequestEvent event);

    void exception(ScriptError error);

    /// Task starts of a type with an arrival rate that have come in addition.
    void starts(String userType, Starts more);
}
