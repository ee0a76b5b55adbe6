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
/// | collections took 20 % of the time, and others did not stretch them | `MEMORY` |
/// | it used 90 % of the CPU time that it may use, and users run long without waiting | `TASKS` |
/// | the same, and it was held back by a quota | `CPU_QUOTA` |
/// | the same otherwise | `CPU` |
/// | users went on late, and collections took 10 % of the time, not stretched by others | `MEMORY` |
/// | late, platform threads were not, and the users on the carriers computed | `TASKS` |
/// | late, and held back by a quota | `CPU_QUOTA` |
/// | late, platform threads were not, and the users on the carriers did not compute | `CARRIERS` |
/// | late, and much CPU was used | `CPU` |
/// | late, and the machine was busy | `MACHINE` |
/// | late otherwise | `UNKNOWN` |
/// | one wake in a hundred went on very late, and others kept the machine busy | `MACHINE` |
///
/// Others stretch collections where they keep the machine busy, and this process gets little of it, while the heap is
/// far from full: then more memory would not help.
///
/// How a server behaves appears nowhere: users who wait for it take no processor, and no [WakeProbe] waits for one.
final class Judge {
    /// So late counts as late: from here on it bends what is measured. One in ten of the wakes must be, for short
    /// pauses are part of each JVM; what they add is told in the verdict nevertheless.
    static final Duration LATE = Duration.ofMillis(10);

    static final double LATE_SHARE = 0.9;

    /// Where others compute, their neighbours mostly get their turn at once, and now and then have to wait for long.
    /// That bends high percentiles, and is not of the JVM's making. So a single wake in a hundred tells of it.
    static final Duration VERY_LATE = Duration.ofMillis(20);

    static final double VERY_LATE_SHARE = 0.99;

    /// The probe itself could not run for so long.
    static final Duration STUCK = Duration.ofMillis(100);

    static final double CPU_USED_UP = 0.9;
    static final double MUCH_CPU = 0.75;
    static final double THROTTLED = 0.1;
    static final double MACHINE_USED_UP = 0.9;
    static final double MUCH_COLLECTING = 0.1;
    static final double TOO_MUCH_COLLECTING = 0.2;
    static final double MUCH_LISTENING = 0.1;

    /// So much of what the heap may grow to: from here on the JVM collects because it has to.
    static final double NEARLY_FULL = 0.75;

    /// So large a part of the delay is not one of platform threads.
    static final double MOSTLY = 0.75;

    /// Carriers that run or want to for so much of the time compute; those that are blocked are far below.
    static final double COMPUTING = 0.5;

    /// A user that runs so long without a pause computes; what an exchange takes is far below.
    static final Duration LONG_TURN = Duration.ofMillis(20);

    private Judge() {}

    /// @param around the sample, or more than it where the delays reach back further
    static Set<Resource> shortages(Sample sample, Sample around) {
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
        if (collects(sample, TOO_MUCH_COLLECTING)) {
            found.add(Resource.MEMORY);
        } else if (sample.cpuShare() >= CPU_USED_UP) {
            found.add(whereTheTimeWent(around));
        } else if (isLate(sample)
                && !(found.contains(Resource.OPEN_FILES) && sample.machine().isEmpty())) {
            // Where no file can be opened, the meters that would tell cannot be read.
            found.add(causeOfDelay(around));
        } else if (isHeldUpByOthers(sample)) {
            found.add(Resource.MACHINE);
        }
        return found;
    }

    private static boolean isHeldUpByOthers(Sample sample) {
        return sample.users().delays().percentile(VERY_LATE_SHARE).compareTo(VERY_LATE) >= 0
                && isBusyWithOthers(sample);
    }

    private static boolean isBusyWithOthers(Sample sample) {
        return sample.machine().orElse(0.0) >= MACHINE_USED_UP && sample.cpuShare() < MUCH_CPU;
    }

    static boolean isLate(Sample sample) {
        return sample.users().delays().percentile(LATE_SHARE).compareTo(LATE) >= 0
                || sample.users().overdue().compareTo(STUCK) >= 0;
    }

    /// The most particular cause first: each of them shows in those behind it, too.
    private static Resource causeOfDelay(Sample sample) {
        if (collects(sample, MUCH_COLLECTING)) {
            return Resource.MEMORY;
        }
        boolean held = usersHoldCarriers(sample);
        if (held && sample.active() >= COMPUTING) {
            return Resource.TASKS;
        }
        if (isThrottled(sample)) {
            return Resource.CPU_QUOTA;
        }
        if (held) {
            return Resource.CARRIERS;
        }
        if (sample.cpuShare() >= MUCH_CPU) {
            return Resource.CPU;
        }
        return isBusyWithOthers(sample) ? Resource.MACHINE : Resource.UNKNOWN;
    }

    private static boolean collects(Sample sample, double share) {
        boolean room = sample.memory().used() < NEARLY_FULL * sample.memory().maxHeap();
        return sample.gcShare() >= share && !(isBusyWithOthers(sample) && room);
    }

    private static Resource whereTheTimeWent(Sample sample) {
        if (isLate(sample) && usersHoldCarriers(sample)) {
            return Resource.TASKS;
        }
        return isThrottled(sample) ? Resource.CPU_QUOTA : Resource.CPU;
    }

    private static boolean isThrottled(Sample sample) {
        return sample.throttled().orElse(0.0) >= THROTTLED;
    }

    /// Whether users were late because of other users, each of whom had its carrier for long: platform threads went on
    /// at the same moments, or hardly as late, whoever else wanted the processors.
    private static boolean usersHoldCarriers(Sample sample) {
        Duration users = sample.users().at(0.5);
        return sample.carriers().allTaken()
                && amongUsers(sample).toNanos() >= MOSTLY * users.toNanos()
                && turn(sample).compareTo(LONG_TURN) >= 0;
    }

    /// The part of a delay that users have and platform threads have not.
    private static Duration amongUsers(Sample sample) {
        Duration part = sample.users().at(0.5).minus(sample.threads().at(0.5));
        return part.isNegative() ? Duration.ZERO : part;
    }

    /// How long a user runs until the next one has its turn. By Little's law the delay of one who waits is the length
    /// of the line times that, shared by the carriers; the one who waits is in line itself.
    static Duration turn(Sample sample) {
        return amongUsers(sample)
                .multipliedBy(sample.carriers().number())
                .dividedBy(Math.max(1, sample.carriers().waiting()));
    }
}
