package dev.gryllus.history;

import java.util.Locale;

/// A moment that charts show as a line: what people did to the run.
///
/// @param t seconds since the beginning
/// @param text for people
record Mark(double t, String kind, String text) {
    enum Kind {
        START,
        STOP,
        RESET,
        /// The scripts were edited, and users began to live by the new ones.
        EDIT,
        /// Another number of users is wanted.
        TARGET,
        PAUSE,
        RESUME
    }

    static Mark of(double t, Kind kind, String text) {
        return new Mark(t, kind.name().toLowerCase(Locale.ROOT), text);
    }
}
