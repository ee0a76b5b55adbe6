package dev.gryllus.user;

/// What the users of one type are, in one generation of the script. Immutable; a new generation is a new role, which
/// each user takes up at its next task boundary.
///
/// @param root the tasks outside of all sets
public record Role(UserContext context, UserMaker maker, WaitTime waitTime, TaskSetPlan root) {}
