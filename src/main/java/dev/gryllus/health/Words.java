package dev.gryllus.health;

import java.util.Locale;

/// Puts a shortage into words: what was short, the figures, and what helps.
final class Words {
    private Words() {}

    static String of(Resource resource, Sample sample) {
        return switch (resource) {
            case CPU ->
                "CPU: this process used %s of the %s that it may use. More processors, or less in the tasks, help"
                        .formatted(percent(sample.cpuShare()), cpus(sample.cpus()));
            case CPU_QUOTA ->
                "CPU quota: a control group grants %s, and held this process back in %s of its periods"
                        .formatted(
                                cpus(sample.cpus()), percent(sample.throttled().orElse(0.0)));
            case MACHINE ->
                "the machine: its processors were %s busy, this process used %s of what it may use; the rest went to"
                                .formatted(percent(sample.machine().orElse(0.0)), percent(sample.cpuShare()))
                        + " other processes, or to other machines on the same hardware";
            case TASKS ->
                ("tasks that compute: users ran on without waiting for anything, and the others had their turn %d ms"
                                + " late (median; %s of the CPU was used)")
                        .formatted(sample.users().at(0.5).toMillis(), percent(sample.cpuShare()));
            case MEMORY ->
                "memory: garbage collection took %s of the time, with a heap of %d MB at most; -Xmx gives it more"
                        .formatted(percent(sample.gcShare()), sample.memory().maxHeap() >> 20);
            case CARRIERS ->
                ("carrier threads: all %d were taken by users that block without letting go of them, in native code or"
                                + " while a class is initialized; the CPU was used to %s")
                        .formatted(sample.carriers().number(), percent(sample.cpuShare()));
            case OPEN_FILES ->
                "open files and sockets: up to %d of %d were open, %d requests got none; `ulimit -n` raises the limit"
                        .formatted(sample.files().open(), sample.files().most(), sample.withoutFile());
            case PORTS ->
                ("local ports: %d requests found none for a new connection; connections that are kept open, or more"
                                + " addresses, help")
                        .formatted(sample.withoutPort());
            case LISTENERS ->
                "listeners of events: they took %s of the users' time".formatted(percent(sample.listening()));
            case UNKNOWN ->
                "delays without a visible cause: the process was stopped, swapped out, or ran on a machine that stood"
                        + " still";
        };
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f%%", 100 * share);
    }

    private static String cpus(double cpus) {
        return String.format(Locale.ROOT, "%.2f", cpus).replaceFirst("\\.?0+$", "") + (cpus == 1 ? " CPU" : " CPUs");
    }
}
