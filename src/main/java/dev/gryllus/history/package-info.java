/// The bounded story of a run: what happened in each second, thinned as time goes on, so that twelve hours take as much
/// memory as one, and a browser draws them at once.
///
/// Read first: [Thinned] (how time is thinned), [RunHistory] (who collects), [HistoryDocument] (the JSON that report,
/// server and page share). May import `stats`, `health`, `output`. At home here: Jackson.
package dev.gryllus.history;
