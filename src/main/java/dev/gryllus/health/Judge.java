package dev.gryllus.health;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/// Says of one [Sample] what the generator was short of. Pure.
///
/// | seen in the sample | resource |
/// |---|---|
/// | a request found no local port | `PORTS` |
/// | a request could open no socket, or hardly another file may be opened | `OPEN_FILES` |
/// | listeners took 10 % of the users' time | `LISTENERS` |
/// | collections took 20 % of the time | `MEMORY` |
/// | it used 90 % of the CPU time that it may use, and was held back by a quota | `CPU_QUOTA` |
/// | the same, and users run long without waiting | `TASKS` |
/// | the same otherwise | `CPU` |
/// | users went on late | the first of the causes in [#causeOfDelay] that shows, else `UNKNOWN` |
///
/// How a server behaves appears nowhere: users who wait for it take no processor, and the probe of [WakeProbe] waits
/// for no server.
final class Judge {
    /// So late counts as late: from here on it bends what is measured. One in ten of the wakes must be, for short
    /// pauses are part of each JVM; what they add is told in the verdict nevertheless.
    static final Duration LATE = Duration.ofMillis(10);

    static final double LATE_SHARE = 0.9;

    /// The probe itself could not run for so long.
    static final Duration STUCK = Duration.ofMillis(100);

    static final double CPU_USED_UP = 0.9;
    static final double MUCH_CPU = 0.75;
    static final double THROTTLED = 0.1;
    static final double MACHINE_USED_UP = 0.9;
    static final double MUCH_COLLECTING = 0.1;
    static final double TOO_MUCH_COLLECTING = 0.2;
    static final double MUCH_LISTENING = 0.1;

    /// A user that runs so long without a pause computes; what an exchange takes is far below.
    static final Duration LONG_TURN = Duration.ofMillis(20);

    private Judge() {}

    static Set<Resource> shortages(Sample sample) {
        Set<Resource> found = EnumSet.noneOf(Resource.class);
        if (sample.withoutPort() > 0) {
            found.add(Resource.PORTS);
        }
        if (sample.withoutFile() > 0 || sample.files().areUsedUp()) {
            found.add(Resource.OPEN_FILES);
        }
        if (sample.listening() >= MUCH_LISTENING) {
            found.add(Resource.LISTENERS);
        }
        if (sample.gcShare() >= TOO_MUCH_COLLECTING) {
            found.add(Resource.MEMORY);
        } else if (sample.cpuShare() >= CPU_USED_UP) {
            found.add(whereTheTimeWent(sample));
        } else if (isLate(sample)) {
            found.add(causeOfDelay(sample));
        }
        return found;
    }

    static boolean isLate(Sample sample) {
        return sample.delays().percentile(LATE_SHARE).compareTo(LATE) >= 0
                || sample.overdue().compareTo(STUCK) >= 0;
    }

    /// The most particular cause first: each of them shows in those behind it, too.
    private static Resource causeOfDelay(Sample sample) {
        if (sample.gcShare() >= MUCH_COLLECTING) {
            return Resource.MEMORY;
        }
        if (sample.throttled().orElse(0.0) >= THROTTLED) {
            return Resource.CPU_QUOTA;
        }
        if (sample.cpuShare() >= MUCH_CPU) {
            return whereTheTimeWent(sample);
        }
        if (sample.machine().orElse(0.0) >= MACHINE_USED_UP) {
            return Resource.MACHINE;
        }
        return sample.carriers().allTaken() ? Resource.CARRIERS : Resource.UNKNOWN;
    }

    private static Resource whereTheTimeWent(Sample sample) {
        if (sample.throttled().orElse(0.0) >= THROTTLED) {
            return Resource.CPU_QUOTA;
        }
        return isLate(sample) && turn(sample).compareTo(LONG_TURN) >= 0 ? Resource.TASKS : Resource.CPU;
    }

    /// How long a user runs until the next one has its turn. By Little's law the delay of one who waits is the length
    /// of the line times that, shared by the carriers; the one who waits is in line itself.
    static Duration turn(Sample sample) {
        Duration delay = sample.delays().percentile(0.5);
        Duration longer = delay.compareTo(sample.overdue()) < 0 ? sample.overdue() : delay;
        return longer.multipliedBy(sample.carriers().number())
                .dividedBy(Math.max(1, sample.carriers().waiting()));
    }
}
