package dev.gryllus.health;

import dev.gryllus.stats.Latencies;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How the generator was in a span of time, a second mostly. Samples that follow on each other add up ([#plus]):
/// counts and times by sum, shares by the time they held, and of what was seen at a moment the worse.
///
/// @param length by the monotonic clock
/// @param cpu that this process has used
/// @param cpuShare the same, of what it may use; garbage collection and compilation may bring it above 1 for a moment
/// @param cpus so many it may use all the time
/// @param throttled the share of its quota's periods in which it was held back; empty without a quota
/// @param machine the busy share of the processors it may run on, whoever kept them busy; empty where not known
/// @param gc time in which a garbage collection stopped everything
/// @param active the share of the time in which the carriers ran or were ready to run; at least that of the CPU which
///     was used, for a quota may keep them from being ready, and not each system tells
/// @param users how late simulated users went on
/// @param threads how late platform threads did, on which no user has a part
/// @param withoutFile requests that failed because no more files and sockets could be opened
/// @param withoutPort requests that failed because no local port was left
/// @param listening the share of the users' time that listeners of events took
public record Sample(
        Instant from,
        Duration length,
        Duration cpu,
        double cpuShare,
        double cpus,
        Optional<Double> throttled,
        Optional<Double> machine,
        Duration gc,
        double active,
        Lateness users,
        Lateness threads,
        Reading.Carriers carriers,
        Reading.OpenFiles files,
        Reading.Memory memory,
        long withoutFile,
        long withoutPort,
        double listening) {

    /// @param length of the time between the readings, above zero
    /// @param activity what the run did in that time
    static Sample between(
            Reading before,
            Reading now,
            Instant from,
            Duration length,
            Activity activity,
            Lateness users,
            Lateness threads) {
        Duration cpu = now.cpu().minus(before.cpu());
        double cpuShare = seconds(cpu) / seconds(length) / now.cpus();
        return new Sample(
                from,
                length,
                cpu,
                cpuShare,
                now.cpus(),
                now.quota().map(quota -> throttled(before.quota(), quota)),
                now.machine().flatMap(times -> before.machine().map(times::shareSince)),
                now.gc().minus(before.gc()),
                Math.max(cpuShare, active(before, now, length).orElse(0.0)),
                users,
                threads,
                fuller(before.carriers(), now.carriers()),
                now.files(),
                now.memory(),
                activity.withoutFile(),
                activity.withoutPort(),
                activity.users() == 0
                        ? 0
                        : Math.clamp(seconds(activity.listening()) / seconds(length) / activity.users(), 0.0, 1.0));
    }

    public Latencies delays() {
        return users.delays();
    }

    public Instant to() {
        return from.plus(length);
    }

    public double gcShare() {
        return seconds(gc) / seconds(length);
    }

    /// How much of a time that users measured meanwhile may be the generator's own: for 99 of 100 not more. A time
    /// whose end the kernel has told (`http.Arrivals`) has no such part.
    ///
    /// A reported time is `T + D`: `T` until the answer was there, `D` until its user came to run and looked at
    /// the clock. `D` is what [WakeProbe] measures, at moments that are spread evenly over the time. For each `d`
    /// and `x`, `P(T + D > x + d)` is at most `P(T > x) + P(D > d)` (Boole's inequality). With the 99th percentile
    /// of `D` as `d`, all but one in a hundred measurements have an own part of at most `d`, and a reported
    /// percentile `p` up to 99 is at most the true percentile `p + 1` plus `d`. Who waits several times for one
    /// answer (a new connection, a body in many pieces) has so many delays. Where the probe could not run, it is
    /// how long it had been due.
    public Duration ownPart() {
        return users.at(0.99);
    }

    /// The longest delay that was seen, of a user who goes on or still waits.
    public Duration worstDelay() {
        return users.at(1);
    }

    Sample plus(Sample later) {
        double mine = seconds(length);
        double its = seconds(later.length);
        return new Sample(
                from,
                length.plus(later.length),
                cpu.plus(later.cpu),
                mean(cpuShare, mine, later.cpuShare, its),
                Math.min(cpus, later.cpus),
                mean(throttled, mine, later.throttled, its),
                mean(machine, mine, later.machine, its),
                gc.plus(later.gc),
                mean(active, mine, later.active, its),
                users.plus(later.users),
                threads.plus(later.threads),
                carriers.waiting() > later.carriers.waiting() ? carriers : later.carriers,
                files.open() > later.files.open() ? files : later.files,
                memory.used() > later.memory.used() ? memory : later.memory,
                withoutFile + later.withoutFile,
                withoutPort + later.withoutPort,
                mean(listening, mine, later.listening, its));
    }

    private static Optional<Double> active(Reading before, Reading now, Duration length) {
        return now.active()
                .flatMap(times -> before.active().map(earlier -> CarrierTimes.between(earlier, times)))
                .map(time -> seconds(time)
                        / seconds(length)
                        / Math.max(1, now.carriers().number()));
    }

    /// What was so at the beginning of a span of time bears on it as much as what is at its end.
    private static Reading.Carriers fuller(Reading.Carriers one, Reading.Carriers other) {
        return one.taken() > other.taken() ? one : other;
    }

    private static double throttled(Optional<ControlGroup.Quota> before, ControlGroup.Quota now) {
        long periods = now.periods() - before.map(ControlGroup.Quota::periods).orElse(0L);
        long throttled =
                now.throttled() - before.map(ControlGroup.Quota::throttled).orElse(0L);
        return periods <= 0 ? 0 : Math.clamp((double) throttled / periods, 0.0, 1.0);
    }

    private static double mean(double one, double weight, double other, double otherWeight) {
        return (one * weight + other * otherWeight) / (weight + otherWeight);
    }

    private static Optional<Double> mean(
            Optional<Double> one, double weight, Optional<Double> other, double otherWeight) {
        return one.isPresent() && other.isPresent()
                ? Optional.of(mean(one.get(), weight, other.get(), otherWeight))
                : one.or(() -> other);
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
