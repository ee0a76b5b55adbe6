/// One user in the foreground, and everything that it does told as it happens: what `gryllus debug` shows.
///
/// Read first: [SingleUser] (the run), [Journal] (what is told), [TracedType] (how tasks and waits come to be told).
/// Knows neither scripts nor the command line. May import `http`, `engine`, `user`, `output`, `stats`.
package dev.gryllus.debug;
