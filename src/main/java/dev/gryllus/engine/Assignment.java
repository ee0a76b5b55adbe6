package dev.gryllus.engine;

import java.util.SortedMap;

/// What one worker is to run: always the whole of it, never a difference, so that a lost or repeated one does no
/// harm.
///
/// @param term counts the coordinators that have been in charge; a newer one's word overrules
/// @param sequence counts the assignments of one term
/// @param users user type → how many; of a type with an arrival rate, how many the pool may have: the worker does as
///     large a part of the plan's rate as it has of the plan's maximum
public record Assignment(long term, long sequence, SortedMap<String, Integer> users) {

    /// Whether this one is to be followed although `other` was followed before.
    boolean supersedes(Assignment other) {
        return term != other.term ? term > other.term : sequence > other.sequence;
    }
}
