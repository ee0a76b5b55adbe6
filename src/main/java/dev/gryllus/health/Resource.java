package dev.gryllus.health;

import java.util.Locale;

/// What a generator can be short of, or be kept by.
public enum Resource {
    /// Fewer processors than it needs.
    CPU,
    /// Less CPU time than it needs, by a control group of Linux: a container, a systemd unit.
    CPU_QUOTA,
    /// Its processors are busy with other processes, or a hypervisor gives them to other machines.
    MACHINE,
    /// Tasks of the script that compute for long without waiting: who runs is not interrupted for others.
    TASKS,
    /// Garbage collection stops everything too often: the heap is too small for the test.
    MEMORY,
    /// Users that block without letting go of their carrier thread: in native code, in the initializer of a class.
    CARRIERS,
    /// Files and sockets that this process may have open.
    OPEN_FILES,
    /// Local ports for new connections.
    PORTS,
    /// Listeners of events, which the users call themselves.
    LISTENERS,
    /// It was late, and nothing of the above shows why.
    UNKNOWN;

    /// As reports for programs have it.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
