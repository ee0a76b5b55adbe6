package dev.gryllus.engine;

import dev.gryllus.stats.Recorder;
import dev.gryllus.stats.Starts;
import dev.gryllus.user.LoadTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Function;

/// The users of one type with an arrival rate, on one worker, and who gets its starts.
///
/// | a start is due and                    | what happens                                                  |
/// |---------------------------------------|---------------------------------------------------------------|
/// | a user is idle                        | it gets it: the one idle for the shortest time, whose         |
/// |                                       | connections are warm                                          |
/// | all are busy, the pool is not full    | a new user begins; the start waits for its `on_start`         |
/// | all are busy, the pool is full        | it is dropped                                                 |
/// | its user ends before the task begins  | it is dropped                                                 |
///
/// The scheduler's thread hands starts over, the worker resizes, users come and go by themselves: the pool's own lock
/// guards everything, held for a few operations. It is taken inside of the worker's lock, never around it.
final class OpenPool {
    /// A start that its user takes up later than this, although it was free, was late by our fault.
    static final Duration LATE = Duration.ofMillis(10);

    /// Starts that are due within this time go out together.
    private static final Duration SHORTEST_NAP = Duration.ofMillis(1);

    /// So soon a change of the rate is seen.
    private static final Duration LONGEST_NAP = Duration.ofMillis(5);

    private final String type;
    private final LoadTime time;
    private final Recorder recorder;
    private final Function<Seat, LiveUser> hire;
    private final long originNanos;

    private final StartSchedule schedule = new StartSchedule(); // all the rest guarded by this
    private final SequencedSet<Seat> seats = new LinkedHashSet<>();
    private final SequencedSet<Seat> idle = new LinkedHashSet<>();
    private final DropReport drops;
    private int maxUsers;

    /// @param hire starts a user on a thread of its own; called under the pool's lock
    /// @param originNanos when the run began
    OpenPool(String type, LoadTime time, Recorder recorder, Function<Seat, LiveUser> hire, long originNanos) {
        this.type = type;
        this.time = time;
        this.recorder = recorder;
        this.hire = hire;
        this.originNanos = originNanos;
        this.drops = new DropReport(type);
    }

    /// From now on so many users at most, at this rate.
    ///
    /// @return the users that are too many: idle ones first
    synchronized List<LiveUser> follow(Share.Arrivals arrivals) {
        maxUsers = arrivals.maxUsers();
        schedule.follow(arrivals.rate(), elapsed());
        return dismissDownTo(maxUsers);
    }

    /// No further start.
    synchronized void stop() {
        schedule.stop();
    }

    /// No further start, and no user.
    ///
    /// @return all users, which are to end
    synchronized List<LiveUser> close() {
        stop();
        maxUsers = 0;
        return dismissDownTo(0);
    }

    synchronized List<LiveUser> users() {
        return seats.stream().map(seat -> seat.user).toList();
    }

    synchronized int size() {
        return seats.size();
    }

    /// Hands over all starts that are due.
    ///
    /// @return how long to sleep until the next time
    synchronized Duration startDue() {
        Duration now = elapsed();
        long due = 0;
        long dropped = 0;
        Optional<Duration> next = schedule.nextTime();
        while (next.isPresent() && next.get().compareTo(now) <= 0) {
            due++;
            dropped += start(originNanos + next.get().toNanos()) ? 0 : 1;
            schedule.advance();
            next = schedule.nextTime();
        }
        if (due > 0) {
            count(new Starts(due, 0, dropped));
        }
        Duration wait = next.map(at -> at.minus(now)).orElse(LONGEST_NAP);
        return wait.compareTo(LONGEST_NAP) > 0 ? LONGEST_NAP : wait.compareTo(SHORTEST_NAP) < 0 ? SHORTEST_NAP : wait;
    }

    /// Says what was dropped, from time to time.
    void tellDropped() {
        Optional<String> message;
        synchronized (this) {
            message = drops.due(time.nanoTime(), maxUsers);
        }
        message.ifPresent(DropReport::tell);
    }

    private boolean start(long intendedNanos) {
        if (!idle.isEmpty()) {
            idle.removeLast().hand(intendedNanos);
            return true;
        }
        if (seats.size() >= maxUsers) {
            return false;
        }
        Seat seat = new Seat(this, intendedNanos);
        seats.addLast(seat);
        seat.user = hire.apply(seat);
        return true;
    }

    private List<LiveUser> dismissDownTo(int users) {
        List<LiveUser> dismissed = new ArrayList<>();
        while (seats.size() > users) {
            Seat seat = idle.isEmpty() ? seats.getLast() : idle.getFirst();
            idle.remove(seat);
            seats.remove(seat);
            dismissed.add(seat.user);
        }
        return dismissed;
    }

    private void count(Starts more) {
        recorder.starts(type, more);
        drops.add(more);
    }

    private Duration elapsed() {
        return Duration.ofNanos(time.nanoTime() - originNanos);
    }

    /// By the user's own thread: it has nothing to do.
    synchronized void rest(Seat seat) {
        if (seats.contains(seat) && !seat.owed) {
            idle.addLast(seat);
        }
    }

    /// By the user's own thread: it takes up a start that was handed to it.
    void taken(long intendedNanos) {
        if (time.nanoTime() - intendedNanos > LATE.toNanos()) {
            synchronized (this) {
                count(new Starts(0, 1, 0));
            }
        }
    }

    synchronized void begun(Seat seat) {
        seat.owed = false;
    }

    /// By the user's own thread, when its loop has ended.
    synchronized void left(Seat seat) {
        idle.remove(seat);
        seats.remove(seat);
        if (seat.owed) {
            seat.owed = false;
            recorder.starts(type, new Starts(0, 0, 1)); // and not told: the pool was not the reason
        }
    }
}
