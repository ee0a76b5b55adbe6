package dev.gryllus.health;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// What the meters of process and machine stand at. Of most of them only the difference between two readings means
/// something: [Sample#between].
///
/// @param cpu that this process has used
/// @param cpus so many it may use all the time: processors, or less by a quota
/// @param machine what the processors have done that this process may run on; empty where the system does not tell
/// @param active for how long each carrier ran or was ready to: see [CarrierTimes]; empty where that is not known
/// @param gc time in which a garbage collection stopped everything
record Reading(
        Duration cpu,
        double cpus,
        Optional<ControlGroup.Quota> quota,
        Optional<ProcessorTimes> machine,
        Optional<Map<String, Duration>> active,
        Duration gc,
        Carriers carriers,
        OpenFiles files,
        Memory memory) {

    /// The platform threads that virtual threads run on.
    ///
    /// @param number so many virtual threads may run at a time
    /// @param taken so many do
    /// @param waiting virtual threads that could run, and wait for their turn
    public record Carriers(int number, int taken, long waiting) {
        boolean allTaken() {
            return taken >= number;
        }
    }

    /// Sockets count as files.
    ///
    /// @param most so many may be open; zero if that is not known
    public record OpenFiles(long open, long most) {
        /// So few are left that connections of waiting users are given back to make room, 64 at a time.
        boolean areUsedUp() {
            return most > 0 && most - open < Math.min(64, most / 20);
        }
    }

    /// @param used heap and the JVM's own areas, as far as they are in use, in bytes
    /// @param maxHeap what the heap may grow to
    public record Memory(long used, long maxHeap) {}
}
