package dev.gryllus.engine;

/// Where a run is. Changed by the runner's thread alone, but for pauses; the words in lower case are Locust's, which
/// knows no pause.
///
/// | state    | while                         | target changes | pause asked for    | stop asked for | by itself      |
/// |----------|-------------------------------|----------------|--------------------|----------------|----------------|
/// | READY    | nothing has begun             | –              | PAUSED when run    | STOPPING (run) | SPAWNING (run) |
/// | SPAWNING | users move to their target    | SPAWNING anew  | PAUSED             | STOPPING       | RUNNING, there |
/// | RUNNING  | the target is reached         | SPAWNING       | PAUSED             | STOPPING       | STOPPING, over |
/// | PAUSED   | no task begins, time stands   | SPAWNING after | PAUSED; end: back  | STOPPING       | –              |
/// | STOPPING | users finish, then are ended  | ignored        | ignored            | STOPPING       | STOPPED        |
/// | STOPPED  | nothing runs any more         | ignored        | ignored            | STOPPED        | –              |
public enum RunState {
    READY,
    SPAWNING,
    RUNNING,
    PAUSED,
    STOPPING,
    STOPPED
}
