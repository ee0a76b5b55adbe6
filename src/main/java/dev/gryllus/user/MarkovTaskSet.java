package dev.gryllus.user;

/// A [TaskSet] whose next task depends on the last one: see [MarkovOrder].
public class MarkovTaskSet extends TaskSet {}
