package dev.gryllus.stats;

/// Something that is begun at a time, once ([Clock#alarm]).
public interface Alarm {
    /// Has it begun at once, unless it has been already; its time then does nothing any more. For any thread.
    void ring();

    /// What was begun has got its turn: for the thread that does it. So the clock knows whether those who are due wait
    /// for a carrier.
    void heard();
}
