package dev.gryllus.output;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/// Where the load came from.
///
/// @param cores processors that the JVM may use
/// @param memoryBytes of the machine or its container; zero if the JVM cannot tell
/// @param maxHeapBytes what the JVM's heap may grow to
public record Machine(
        String jvmName,
        String jvmVersion,
        String jvmVendor,
        String osName,
        String osVersion,
        String osArchitecture,
        int cores,
        long memoryBytes,
        long maxHeapBytes) {

    /// The machine that this runs on. Takes some 20 ms at the first call.
    public static Machine current() {
        Runtime runtime = Runtime.getRuntime();
        return new Machine(
                System.getProperty("java.vm.name"),
                System.getProperty("java.runtime.version"),
                System.getProperty("java.vendor"),
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch"),
                runtime.availableProcessors(),
                memory(),
                runtime.maxMemory());
    }

    private static long memory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : 0;
    }
}
