package dev.gryllus.engine;

/// Runs users: in this process ([LocalWorker]), or elsewhere. Told what to do by the runner's thread alone.
public interface Worker {
    /// From now on the users of this assignment are to run; the worker starts and ends users to make it true, and
    /// does not wait for them. An assignment that does not supersede the last one is ignored.
    void assign(Assignment assignment);

    /// From now on users live by this plan: those that run take it up between two tasks, those that wait soon; types
    /// that are no more end with the next assignment. Which users run stays as it is until then.
    void replan(TestPlan plan);

    /// Keeps deadlines: users that had their time to finish are ended. Called several times a second.
    void tend();

    /// May be called by any thread.
    WorkerStatus status();

    /// How many users still live by a plan that was replaced; those of removed types do until they are gone. May be
    /// called by any thread; looks at each user, so not for each turn of a loop.
    int outdated();
}
