package dev.gryllus.engine

import java.time.Duration
import spock.lang.Specification

class ArrivalRateSpec extends Specification {

    def "start #k of #rate is due after #seconds s"() {
        expect:
        rateOf(rate).timeOf(k).map { Math.round(it.toNanos() / 1e6d) } == (seconds == null ? Optional.empty() : Optional.of(Math.round(seconds * 1000d)))

        where:
        rate                                    | k   | seconds
        50                                      | 0   | 0
        50                                      | 1   | 0.02
        50                                      | 500 | 10
        0.2                                     | 1   | 5
        0.2                                     | 3   | 15
        'ramp 10 to 30 over 4'                  | 0   | 0
        'ramp 10 to 30 over 4'                  | 40  | 2.472
        'ramp 10 to 30 over 4'                  | 80  | 4
        'ramp 10 to 30 over 4'                  | 110 | 5
        'ramp 0 to 10 over 10'                  | 0   | 0
        'ramp 0 to 10 over 10'                  | 8   | 4
        'ramp 10 to 0 over 10'                  | 49  | 8.586
        'ramp 10 to 0 over 10'                  | 50  | null
        'ramp 10 to 10 over 5'                  | 25  | 2.5
        'stages 10 for 5, 0 for 10, 20 for 1'   | 49  | 4.9
        'stages 10 for 5, 0 for 10, 20 for 1'   | 50  | 15
        'stages 10 for 5, 0 for 10, 20 for 1'   | 90  | 17
        'stages 0 for 3, 2 for 1'               | 0   | 3
        'stages 0 for 3, 2 for 1'               | 2   | 4
    }

    def "between any two moments there are as many starts as the area says, give or take one"() {
        given:
        long seed = System.nanoTime()
        println "seed $seed"
        def random = new Random(seed)

        expect:
        50.times {
            def rate = randomRate(random)
            def times = (0..<2000).collect { rate.timeOf(it).orElse(null) }.takeWhile { it != null }
            assert times == times.sort(false)
            20.times {
                def (from, to) = [random.nextDouble(), random.nextDouble()].collect { Duration.ofNanos((long) (it * times.last().toNanos())) }.sort()
                def starts = times.count { it >= from && it < to }
                assert Math.abs(starts - (rate.countAt(to) - rate.countAt(from))) <= 1.001
            }
        }
    }

    def "the count is the inverse of the time"() {
        given:
        def rate = rateOf('ramp 3 to 17 over 7')

        expect:
        (1..200).every { Math.abs(rate.countAt(rate.timeOf(it).get()) - it) < 1e-6 }
    }

    def "after a year the times are still right to the microsecond"() {
        given:
        long k = 500L * 365 * 24 * 3600

        expect:
        Math.abs(ArrivalRate.constant(500).timeOf(k + 1).get().toNanos() - ArrivalRate.constant(500).timeOf(k).get().toNanos() - 2_000_000) < 1000
    }

    def "a part of a rate is that part at every moment"() {
        expect:
        rateOf(rate).scaledBy(0.25d).countAt(Duration.ofSeconds(9)) == rateOf(rate).countAt(Duration.ofSeconds(9)) / 4d

        where:
        rate << [48, 'ramp 8 to 16 over 4', 'stages 16 for 4, 0 for 1, 32 for 1']
    }

    def "what makes no sense is refused: #problem"() {
        when:
        make()

        then:
        def e = thrown(IllegalArgumentException)
        e.message.contains(problem)

        where:
        make                                                           | problem
        ({ ArrivalRate.constant(0) })                                  | 'arrival_rate is 0'
        ({ ArrivalRate.constant(-1) })                                 | 'not -1.0'
        ({ ArrivalRate.constant(Double.NaN) })                         | 'not NaN'
        ({ ArrivalRate.constant(Double.POSITIVE_INFINITY) })           | 'not Infinity'
        ({ ArrivalRate.ramp(0, 0, Duration.ofSeconds(1)) })            | 'arrival_rate is 0'
        ({ ArrivalRate.ramp(0, 5, Duration.ZERO) })                    | 'longer than 0 s'
        ({ new Share.Arrivals(ArrivalRate.constant(1), 0) })           | 'max_users must be 1 or more, not 0'
    }

    static ArrivalRate rateOf(Object text) {
        if (text instanceof Number) {
            return ArrivalRate.constant(text as double)
        }
        if (text.startsWith('ramp')) {
            def (from, to, over) = text.findAll(/\d+/)*.toInteger()
            return ArrivalRate.ramp(from, to, Duration.ofSeconds(over))
        }
        ArrivalRate.stages(text.findAll(/\d+/)*.toInteger().collate(2).collect { rate, seconds ->
            new ArrivalRate.Piece(Duration.ofSeconds(seconds), rate, rate)
        })
    }

    private static ArrivalRate randomRate(Random random) {
        def pieces = (0..<random.nextInt(4)).collect {
            new ArrivalRate.Piece(Duration.ofMillis(1 + random.nextInt(20_000)), rate(random), rate(random))
        }
        new ArrivalRate(pieces, 0.1d + random.nextDouble() * 100)
    }

    private static double rate(Random random) {
        random.nextInt(4) == 0 ? 0 : random.nextDouble() * 200
    }
}
