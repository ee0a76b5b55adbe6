package dev.gryllus.engine;

/// Where a run is. Changed by the runner's thread alone; the words in lower case are Locust's.
///
/// | state    | while                          | the target changes | a stop is asked for | next by itself         |
/// |----------|--------------------------------|--------------------|---------------------|------------------------|
/// | READY    | nothing has begun              | –                  | STOPPING when run   | SPAWNING when run      |
/// | SPAWNING | users move to their target     | SPAWNING anew      | STOPPING            | RUNNING at the target  |
/// | RUNNING  | the target is reached          | SPAWNING           | STOPPING            | STOPPING at the end    |
/// | STOPPING | users finish, then are ended   | ignored            | STOPPING            | STOPPED, all are gone  |
/// | STOPPED  | nothing runs any more          | ignored            | STOPPED             | –                      |
public enum RunState {
    READY,
    SPAWNING,
    RUNNING,
    STOPPING,
    STOPPED
}
