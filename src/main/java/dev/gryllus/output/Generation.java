package dev.gryllus.output;

import java.time.Instant;
import java.util.List;

/// What the users of a run lived by from a certain moment on: the scripts as they were loaded first, or after an edit.
///
/// @param number from 1
public record Generation(int number, Instant since, List<RunManifest.Script> scripts) {
    public Generation {
        scripts = List.copyOf(scripts);
    }
}
