package dev.gryllus.health;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import jdk.management.VirtualThreadSchedulerMXBean;

/// Reads the meters of this process and its machine. For one thread at a time. A reading takes less than a
/// millisecond; JFR, which knows more of pinned carriers, takes a second of CPU to start, some percent of one while it
/// runs, and 30 MB.
final class Meters implements Supplier<Reading> {
    private final Path proc;
    private final List<ControlGroup> groups;
    private final CarrierTimes carrierTimes;

    Meters() {
        this(Path.of("/proc"));
    }

    /// @param proc what stands for `/proc`; it need not be there
    Meters(Path proc) {
        this.proc = proc;
        this.groups = ControlGroup.around(proc);
        this.carrierTimes = new CarrierTimes(proc);
    }

    @Override
    public Reading get() {
        Optional<ControlGroup.Quota> quota = ControlGroup.tightest(groups);
        int processors = Runtime.getRuntime().availableProcessors();
        return new Reading(
                Duration.ofNanos(Math.max(0, Beans.SYSTEM.getProcessCpuTime())),
                quota.map(ControlGroup.Quota::cpus)
                        .filter(cpus -> cpus < processors)
                        .orElse((double) processors),
                quota,
                machine(),
                carrierTimes.read(),
                Duration.ofMillis(Beans.COLLECTORS.stream()
                        .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                        .filter(millis -> millis > 0)
                        .sum()),
                carriers(),
                files(),
                new Reading.Memory(
                        Beans.MEMORY.getHeapMemoryUsage().getUsed()
                                + Beans.MEMORY.getNonHeapMemoryUsage().getUsed(),
                        Runtime.getRuntime().maxMemory()));
    }

    private Optional<ProcessorTimes> machine() {
        ProcessorSet mine = Figures.text(proc.resolve("self/status"))
                .flatMap(status -> Figures.line(status, "Cpus_allowed_list"))
                .map(list -> ProcessorSet.of(list.replaceFirst("^:", "")))
                .orElse(ProcessorSet.ALL);
        return Figures.text(proc.resolve("stat")).flatMap(stat -> ProcessorTimes.of(stat, mine));
    }

    private Reading.Carriers carriers() {
        return new Reading.Carriers(
                Beans.SCHEDULER.getParallelism(),
                Beans.SCHEDULER.getMountedVirtualThreadCount(),
                Math.max(0, Beans.SCHEDULER.getQueuedVirtualThreadCount()));
    }

    private Reading.OpenFiles files() {
        return Beans.SYSTEM instanceof UnixOperatingSystemMXBean unix
                ? new Reading.OpenFiles(openFiles(unix), unix.getMaxFileDescriptorCount())
                : new Reading.OpenFiles(0, 0);
    }

    /// The size of that folder is their number since Linux 6.2. The JVM counts entry by entry, which takes 30 ms where
    /// there are 20,000.
    private long openFiles(UnixOperatingSystemMXBean unix) {
        try {
            long size = Files.size(proc.resolve("self/fd"));
            return size > 0 ? size : unix.getOpenFileDescriptorCount();
        } catch (IOException e) {
            return unix.getOpenFileDescriptorCount();
        }
    }

    /// Apart, as they take a hundredth of a start, and are asked when it is over.
    private static final class Beans {
        static final OperatingSystemMXBean SYSTEM = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        static final MemoryMXBean MEMORY = ManagementFactory.getMemoryMXBean();
        static final VirtualThreadSchedulerMXBean SCHEDULER =
                ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
        static final List<GarbageCollectorMXBean> COLLECTORS = ManagementFactory.getGarbageCollectorMXBeans().stream()
                .filter(Beans::stopsEverything)
                .toList();

        /// Collectors that work beside the program count their cycles and their pauses apart.
        private static boolean stopsEverything(GarbageCollectorMXBean collector) {
            return !collector.getName().endsWith("Cycles");
        }
    }
}
