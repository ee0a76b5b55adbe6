package dev.gryllus.event;

/// What this process takes of the machine.
///
/// @param cpuPercent of all CPU time that it may use, 0 to 100
/// @param memoryBytes heap and the JVM's own areas, as far as they are in use
public record Usage(double cpuPercent, long memoryBytes) {
    public static final Usage UNKNOWN = new Usage(0, 0);
}
