package dev.gryllus.event;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/// What this process takes of the machine.
///
/// @param cpuPercent of all processors that it may use, 0 to 100
/// @param memoryBytes heap and the JVM's own areas, as far as they are in use
public record Usage(double cpuPercent, long memoryBytes) {
    public static final Usage UNKNOWN = new Usage(0, 0);

    /// Since the last time that anybody asked.
    public static Usage ofThisProcess() {
        var memory = ManagementFactory.getMemoryMXBean();
        long bytes = memory.getHeapMemoryUsage().getUsed()
                + memory.getNonHeapMemoryUsage().getUsed();
        var machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new Usage(100 * Math.max(0, machine.getProcessCpuLoad()), bytes);
    }
}
