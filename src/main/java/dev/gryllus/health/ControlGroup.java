package dev.gryllus.health;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A control group of Linux that this process is in, version 1 or 2: how much CPU time it grants, and how often it held
/// its processes back. Containers, systemd units and batch systems limit by them.
///
/// @param folder its files; they are read anew each time, for limits may be changed
record ControlGroup(Path folder, Version version) {
    enum Version {
        ONE,
        TWO
    }

    /// The granted CPU time.
    ///
    /// @param cpus so many may be in use all the time
    /// @param periods how many spans of time have been accounted for
    /// @param throttled in how many of them the processes had to wait for the next
    record Quota(double cpus, long periods, long throttled) {}

    /// This process's groups, from the innermost outwards: each may limit. None where there is no such thing.
    ///
    /// @param proc `/proc`
    static List<ControlGroup> around(Path proc) {
        Optional<String> memberships = Figures.text(proc.resolve("self/cgroup"));
        Optional<String> mounts = Figures.text(proc.resolve("self/mountinfo"));
        if (memberships.isEmpty() || mounts.isEmpty()) {
            return List.of();
        }
        // Where both versions are there, the controller of CPU time is with one of them only.
        try {
            return Stream.of(Version.ONE, Version.TWO)
                    .map(version -> around(version, memberships.get(), mounts.get()))
                    .filter(found -> !found.isEmpty())
                    .findFirst()
                    .orElse(List.of());
        } catch (InvalidPathException e) {
            return List.of(); // not what Linux writes, so nothing is known
        }
    }

    /// The tightest quota of these groups; empty if none has one.
    static Optional<Quota> tightest(List<ControlGroup> groups) {
        return groups.stream().flatMap(group -> group.quota().stream()).min(Comparator.comparingDouble(Quota::cpus));
    }

    Optional<Quota> quota() {
        String stat = Figures.text(folder.resolve("cpu.stat")).orElse("");
        return cpus().map(cpus -> new Quota(cpus, figure(stat, "nr_periods"), figure(stat, "nr_throttled")));
    }

    private Optional<Double> cpus() {
        return switch (version) {
            case ONE -> share(file("cpu.cfs_quota_us"), file("cpu.cfs_period_us"));
            case TWO -> {
                String[] words = file("cpu.max").split("\\s+");
                yield words.length == 2 ? share(words[0], words[1]) : Optional.empty();
            }
        };
    }

    private String file(String name) {
        return Figures.text(folder.resolve(name)).map(String::strip).orElse("");
    }

    /// @param granted `max` or -1 where there is no limit
    private static Optional<Double> share(String granted, String period) {
        return Figures.whole(granted)
                .filter(micros -> micros > 0)
                .flatMap(micros ->
                        Figures.whole(period).filter(length -> length > 0).map(length -> (double) micros / length));
    }

    private static long figure(String stat, String name) {
        return Figures.line(stat, name).flatMap(Figures::whole).orElse(0L);
    }

    private static List<ControlGroup> around(Version version, String memberships, String mounts) {
        return memberships
                .lines()
                .map(line -> line.split(":", 3))
                .filter(words -> words.length == 3 && isMember(version, words))
                .findFirst()
                .flatMap(words -> Mount.find(version, mounts).map(mount -> mount.groups(words[2], version)))
                .orElse(List.of());
    }

    private static boolean isMember(Version version, String[] words) {
        return switch (version) {
            case ONE -> Arrays.asList(words[1].split(",")).contains("cpu");
            case TWO -> words[0].equals("0") && words[1].isEmpty();
        };
    }

    /// A line of `mountinfo`: the groups from `root` downwards are seen at `point`.
    private record Mount(Path root, Path point) {
        private static final int ROOT = 3;
        private static final int POINT = 4;

        static Optional<Mount> find(Version version, String mounts) {
            return mounts.lines().flatMap(line -> of(line, version).stream()).findFirst();
        }

        private static Optional<Mount> of(String line, Version version) {
            int end = line.indexOf(" - ");
            if (end < 0) {
                return Optional.empty();
            }
            String[] words = line.substring(0, end).split(" ");
            String[] kind = line.substring(end + " - ".length()).split(" ");
            boolean wanted = switch (version) {
                case ONE ->
                    kind[0].equals("cgroup")
                            && Arrays.asList(kind[kind.length - 1].split(",")).contains("cpu");
                case TWO -> kind[0].equals("cgroup2");
            };
            return wanted && words.length > POINT
                    ? Optional.of(new Mount(Path.of(unescaped(words[ROOT])), Path.of(unescaped(words[POINT]))))
                    : Optional.empty();
        }

        /// In a container the group may be told as the machine sees it; then all that can be seen is at the mount.
        List<ControlGroup> groups(String group, Version version) {
            Path told = Path.of(group).normalize();
            Path inside = told.startsWith(root) ? root.relativize(told) : Path.of("");
            Path innermost = point.resolve(inside).normalize();
            List<ControlGroup> groups = new ArrayList<>();
            for (Path folder = innermost.startsWith(point) ? innermost : point;
                    folder != null && folder.startsWith(point);
                    folder = folder.getParent()) {
                groups.add(new ControlGroup(folder, version));
            }
            return groups;
        }

        /// Blanks in paths are written as octal numbers.
        private static String unescaped(String path) {
            return path.replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\");
        }
    }
}
