package dev.gryllus.health;

import java.time.Duration;

/// What the run did, as far as it bears on the generator, from its beginning or the last reset until now.
///
/// @param users who run now
/// @param withoutFile requests that failed because this process may open no more files and sockets
/// @param withoutPort requests that failed because no local port was left
/// @param listening time that users have spent in listeners of events
public record Activity(int users, long withoutFile, long withoutPort, Duration listening) {
    public static final Activity NONE = new Activity(0, 0, 0, Duration.ZERO);

    /// What was done in addition; the users are those of now.
    Activity minus(Activity earlier) {
        return new Activity(
                users,
                withoutFile - earlier.withoutFile,
                withoutPort - earlier.withoutPort,
                listening.minus(earlier.listening));
    }
}
