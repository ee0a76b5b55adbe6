package dev.gryllus.stats

import java.time.Duration
import org.HdrHistogram.Histogram
import spock.lang.Specification

class LatenciesSpec extends Specification {

    def "a percentile is the upper border of the bucket that holds its rank"() {
        given:
        def latencies = of((1..100).collect { it * 1000L })

        expect:
        Math.abs(latencies.percentile(share).toNanos() / 1e6 - millis) <= millis * 0.001

        where:
        share | millis
        0.0   | 1
        0.01  | 1
        0.5   | 50
        0.66  | 66
        0.99  | 99
        0.999 | 100
        1.0   | 100
    }

    def "percentiles are those of the exact samples to three significant digits, for any samples"() {
        given:
        long seed = System.nanoTime()
        println "seed $seed"
        def random = new Random(seed)
        def samples = (1..2000).collect { (long) Math.exp(random.nextDouble() * 21) + 1 }.sort()

        expect:
        [0.0, 0.1, 0.5, 0.9, 0.95, 0.99, 0.999, 1.0].every { share ->
            long exact = samples[Math.max(1, (int) Math.ceil(share * samples.size())) - 1]
            long reported = of(samples).percentile(share).toNanos().intdiv(1000)
            reported >= exact && reported - exact <= exact * 0.001 + 1
        }
    }

    def "the sample of rank #rank is known by the borders of its bucket"() {
        expect:
        of([1L, 1L, 10_000L, 10_005L, 20_000L]).ranked(rank) == new Extremes(low * 1000L, high * 1000L)

        where:
        rank || low    | high
        1    || 1      | 1
        2    || 1      | 1
        3    || 10_000 | 10_007
        4    || 10_000 | 10_007
        5    || 20_000 | 20_015
    }

    def "a rank that no sample has is refused: #rank"() {
        when:
        of([1L, 2L]).ranked(rank)

        then:
        thrown IllegalArgumentException

        where:
        rank << [0, 3]
    }

    def "without samples every percentile is zero"() {
        expect:
        Latencies.NONE.percentile(0.99) == Duration.ZERO
        Latencies.NONE.count() == 0
    }

    def "a percentile outside of 0 to 1 is refused"() {
        when:
        of([1L]).percentile(share)

        then:
        thrown IllegalArgumentException

        where:
        share << [-0.1d, 1.01d, Double.NaN]
    }

    def "adding is associative and commutative, and NONE is neutral"() {
        given:
        def (a, b, c) = [of([1L, 5L, 5L]), of([5L, 900_000L]), of([77L])]

        expect:
        a.plus(b) == b.plus(a)
        a.plus(b).plus(c) == a.plus(b.plus(c))
        a.plus(Latencies.NONE) == a
        Latencies.NONE.plus(a) == a
        a.plus(b).count() == 5
    }

    def "subtracting undoes adding"() {
        given:
        def (a, b) = [of([1L, 5L, 5L, 4000L]), of([5L, 900_000L])]

        expect:
        a.plus(b).minus(b) == a
        a.minus(a) == Latencies.NONE
    }

    def "subtracting samples that are not there is refused"() {
        when:
        of([1L]).minus(of([2L]))

        then:
        thrown IllegalArgumentException
    }

    def "the encoding is HdrHistogram's own"() {
        given:
        def original = of([10L, 10L, 2_000L, 3_600_000_000L])

        when:
        def decoded = Histogram.decodeFromCompressedByteBuffer(java.nio.ByteBuffer.wrap(original.encoded()), 0)

        then:
        decoded.totalCount == 4
        Latencies.of(decoded) == original
    }

    def "what was encoded is decoded, and what was not is refused"() {
        given:
        def latencies = of([1, 5, 5, 1000, 3_600_000_000])

        expect:
        Latencies.decoded(latencies.encoded()) == latencies

        when:
        Latencies.decoded([1, 2, 3] as byte[])

        then:
        thrown(IllegalArgumentException)
    }

    def "buckets are visited in ascending order with their counts"() {
        given:
        def visited = []

        when:
        of([30L, 10L, 10L]).forEachBucket { value, count -> visited << [value.toNanos().intdiv(1000), count] }

        then:
        visited == [[10, 2], [30, 1]]
    }

    private static Latencies of(List<Long> micros) {
        def histogram = LiveTally.newScratch()
        micros.each { histogram.recordValue(it) }
        Latencies.of(histogram)
    }
}
