package dev.gryllus.stats;

/// What simulated users write to. Called on the users' own threads, many at once: an implementation must be quick,
/// must not block, and must not throw.
public interface Recorder {
    void request(RequestEvent event);

    void exception(ScriptError error);
}
