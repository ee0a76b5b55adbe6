package dev.gryllus.engine;

/// Where a run is. Changed by the runner's thread alone, but for pauses; the words in lower case are Locust's, which
/// knows no pause.
///
/// | state    | while                          | the target changes | a pause is asked for  | a stop is asked for |
/// next by itself         |
/// |----------|--------------------------------|--------------------|-----------------------|---------------------|------------------------|
/// | READY    | nothing has begun              | –                  | PAUSED when run       | STOPPING when run   |
/// SPAWNING when run      |
/// | SPAWNING | users move to their target     | SPAWNING anew      | PAUSED                | STOPPING            |
/// RUNNING at the target  |
/// | RUNNING  | the target is reached          | SPAWNING           | PAUSED                | STOPPING            |
/// STOPPING at the end    |
/// | PAUSED   | no task begins; time stands    | SPAWNING when it   | PAUSED; its end: back | STOPPING            | –
///                    |
/// |          | still                          | goes on            | to where it was       |                     |
///                    |
/// | STOPPING | users finish, then are ended   | ignored            | ignored               | STOPPING            |
/// STOPPED, all are gone  |
/// | STOPPED  | nothing runs any more          | ignored            | ignored               | STOPPED             | –
///                    |
public enum RunState {
    READY,
    SPAWNING,
    RUNNING,
    PAUSED,
    STOPPING,
    STOPPED
}
