package dev.gryllus.stats;

/// Something that is to be done at a time, once ([Clock#alarm]).
public interface Alarm {
    /// Does it now, on the calling thread, unless it is done already; its time then does nothing any more. For any
    /// thread.
    void ring();
}
