/// What a script sees of its run: `events`, to listen, and `environment`, to look and to steer.
///
/// Read first: [Events] (the hooks, one set a generation of the script), [Environment] (one a process). What the engine
/// does reaches listeners through [RunEvents], [UserErrors] and [RequestEvents]; what listeners do wrong ends in
/// [ListenerFaults]. Names that scripts touch are Locust's. May import `engine`, `user` and `stats`. Groovy is at home
/// here for closures and properties.
package dev.gryllus.event;
