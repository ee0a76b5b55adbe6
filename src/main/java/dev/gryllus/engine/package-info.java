/// All users: how many of which type, on which worker, until when.
///
/// Read first: [TestPlan] (what a script amounts to), [Runner] (the only loop that waits), [Dispatcher] (who runs).
/// Schedules are pure functions of elapsed time; users are started and ended by [LocalWorker], on virtual threads.
/// May import `user` and `stats`.
package dev.gryllus.engine;
