package dev.gryllus.engine;

/// Where a run is. Changed by the runner's thread alone; the words in lower case are Locust's.
///
/// | state    | while                                   | the target changes | a stop is asked for | next on its own
///        |
/// |----------|-----------------------------------------|--------------------|---------------------|---------------------------|
/// | READY    | nothing has begun                       | –                  | STOPPED             | SPAWNING when run
///        |
/// | SPAWNING | the number of users moves to its target | SPAWNING, new ramp | STOPPING            | RUNNING when it is
/// there  |
/// | RUNNING  | the target is reached                   | SPAWNING           | STOPPING            | STOPPING at the
/// end       |
/// | STOPPING | users end, at most the stop timeout     | ignored            | first reason stays  | STOPPED when all
/// are gone |
/// | STOPPED  | nothing runs any more                   | ignored            | first reason stays  | –
///        |
public enum RunState {
    READY,
    SPAWNING,
    RUNNING,
    STOPPING,
    STOPPED
}
