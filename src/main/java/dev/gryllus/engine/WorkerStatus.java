package dev.gryllus.engine;

import java.util.SortedMap;

/// What a worker runs at this moment.
///
/// @param running user type → how many run
/// @param leaving how many are on their way out: finishing their task, or in `on_stop`
public record WorkerStatus(SortedMap<String, Integer> running, int leaving) {

    /// All users that still do something.
    public int users() {
        return running.values().stream().mapToInt(Integer::intValue).sum() + leaving;
    }
}
