package dev.gryllus.engine;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/// How many tasks are to start per second, as a pure function of the time since the run began: pieces in which the
/// rate is constant or changes linearly, and the rate that holds after them.
///
/// The area under the rate is the count of starts. Start number k, from 0 on, is due when the count passes k, so
/// between any two moments there are as many starts as the area says, give or take one.
///
/// ```text
///  from 10 to 30 over 4 s, then 30:    30 ┤    ╭─────     start  0 at 0 s
///                                         │  ╱           start 80 at 4 s, the area of the ramp
///                                      10 ┤╱             start 110 at 5 s
///                                         └┬───┬─────
///                                          0   4 s
/// ```
///
/// @param afterwards starts per second after the last piece, for ever
public record ArrivalRate(List<Piece> pieces, double afterwards) {
    /// Beyond it no machine keeps up, and a number is more likely a mistake than a wish.
    public static final double HIGHEST = 1e6;

    /// A stretch of time in which the rate goes linearly from one value to another, perhaps the same.
    ///
    /// @param from starts per second at its beginning
    /// @param to starts per second at its end
    public record Piece(Duration length, double from, double to) {
        public Piece {
            if (!length.isPositive()) {
                throw new IllegalArgumentException("arrival_rate is wanted with parts that last longer than 0 s");
            }
            check(from);
            check(to);
        }

        private double seconds() {
            return length.toNanos() / 1e9;
        }

        /// How many starts in the first so many seconds.
        private double area(double seconds) {
            return from * seconds + (to - from) / (2 * seconds()) * seconds * seconds;
        }

        private double area() {
            return area(seconds());
        }

        /// After how many seconds there were so many starts; the inverse of [#area(double)], in the form that loses
        /// no digits.
        private double secondsUntil(double count) {
            double bend = (to - from) / (2 * seconds());
            double root = Math.sqrt(Math.max(0, from * from + 4 * bend * count));
            return count == 0 ? 0 : 2 * count / (from + root);
        }
    }

    public ArrivalRate {
        pieces = List.copyOf(pieces);
        check(afterwards);
        if (highest(pieces, afterwards) == 0) {
            throw new IllegalArgumentException("arrival_rate is 0: nothing would ever start");
        }
    }

    /// The same rate all the time.
    public static ArrivalRate constant(double perSecond) {
        return new ArrivalRate(List.of(), perSecond);
    }

    /// Linearly from one rate to another, which then holds.
    public static ArrivalRate ramp(double from, double to, Duration over) {
        return new ArrivalRate(List.of(new Piece(over, from, to)), to);
    }

    /// One after the other; the last rate holds afterwards.
    public static ArrivalRate stages(List<Piece> stages) {
        return new ArrivalRate(stages, stages.getLast().to());
    }

    /// The highest rate that it comes to.
    public double highest() {
        return highest(pieces, afterwards);
    }

    /// So much of it, for one of several workers.
    ///
    /// @param part above 0, at most 1
    ArrivalRate scaledBy(double part) {
        return new ArrivalRate(
                pieces.stream()
                        .map(piece -> new Piece(piece.length, piece.from * part, piece.to * part))
                        .toList(),
                afterwards * part);
    }

    /// How many starts are to have been until then, with fractions.
    double countAt(Duration elapsed) {
        double left = elapsed.toNanos() / 1e9;
        double count = 0;
        for (Piece piece : pieces) {
            if (left < piece.seconds()) {
                return count + piece.area(left);
            }
            count += piece.area();
            left -= piece.seconds();
        }
        return count + afterwards * left;
    }

    /// When the count passes this number; empty if it never does.
    Optional<Duration> timeOf(double number) {
        double left = Math.max(0, number);
        double seconds = 0;
        for (Piece piece : pieces) {
            if (left < piece.area()) {
                return Optional.of(ofSeconds(seconds + piece.secondsUntil(left)));
            }
            left -= piece.area();
            seconds += piece.seconds();
        }
        return afterwards == 0 ? Optional.empty() : Optional.of(ofSeconds(seconds + left / afterwards));
    }

    private static Duration ofSeconds(double seconds) {
        return Duration.ofNanos((long) (seconds * 1e9)); // a time beyond what a long holds is its largest value
    }

    private static double highest(List<Piece> pieces, double afterwards) {
        return Stream.concat(
                        pieces.stream().flatMap(piece -> Stream.of(piece.from, piece.to)),
                        DoubleStream.of(afterwards).boxed())
                .mapToDouble(Double::doubleValue)
                .max()
                .orElseThrow();
    }

    private static void check(double perSecond) {
        if (!(perSecond >= 0 && perSecond <= HIGHEST)) {
            throw new IllegalArgumentException(
                    "arrival_rate is wanted as task starts per second, from 0 to 1,000,000, not " + perSecond);
        }
    }
}
