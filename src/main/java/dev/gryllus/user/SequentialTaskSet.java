package dev.gryllus.user;

/// A [TaskSet] whose tasks come one after the other, in the order of the script: see [SequentialOrder].
public class SequentialTaskSet extends TaskSet {}
