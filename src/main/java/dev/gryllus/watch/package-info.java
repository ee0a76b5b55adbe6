/// Tells when files have changed, for scripts that are edited while they run.
///
/// Read first: [FileWatcher]. May import `stats`, for its clock.
package dev.gryllus.watch;
