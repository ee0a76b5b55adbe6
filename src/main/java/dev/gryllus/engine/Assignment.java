package dev.gryllus.engine;

import java.util.SortedMap;

/// What one worker is to run: always the whole of it, never a difference, so that a lost or repeated one does no
/// harm.
///
/// @param term counts the coordinators that have been in charge; a newer one's word overrules
/// @param sequence counts the assignments of one term
/// @param users user type → how many; of a type with an arrival rate, how many the pool may have: the worker does as
///     large a part of the plan's rate as it has of the plan's maximum
/// @param reason why it differs from the one before, which says how much time users get that are to end
public record Assignment(long term, long sequence, SortedMap<String, Integer> users, Reason reason) {
    /// Why users are started and ended.
    public enum Reason {
        /// The course of the test wants more or fewer users.
        LOAD,
        /// The script was edited: users of other types are wanted, and no request under way is to be cut for that.
        EDIT,
        /// The test ends.
        END
    }

    /// Of the course of the test.
    public Assignment(long term, long sequence, SortedMap<String, Integer> users) {
        this(term, sequence, users, Reason.LOAD);
    }

    /// Whether this one is to be followed although `other` was followed before.
    boolean supersedes(Assignment other) {
        return term != other.term ? term > other.term : sequence > other.sequence;
    }
}
