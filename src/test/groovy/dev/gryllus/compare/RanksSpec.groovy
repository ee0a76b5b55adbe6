package dev.gryllus.compare

import spock.lang.Specification

class RanksSpec extends Specification {
    def "of #count samples the percentile #share lies from the #low. to the #high."() {
        expect:
        Ranks.around(share, count) == new Ranks(low, high)

        where: 'those of the median are in every table; 0, and one more than there are, mean that there is no end'
        share | count || low | high
        0.5   | 0     || 0   | 1
        0.5   | 1     || 0   | 2
        0.5   | 5     || 0   | 6
        0.5   | 6     || 1   | 6
        0.5   | 10    || 2   | 9
        0.5   | 100   || 40  | 61
        0.95  | 71    || 63  | 72
        0.95  | 72    || 64  | 72
        0.99  | 367   || 359 | 368
        0.99  | 368   || 360 | 368
    }

    def "the ends are the innermost ones that leave out 2.5 % each, for any number of samples"() {
        given:
        long seed = System.nanoTime()
        println "seed $seed"
        def random = new Random(seed)

        expect:
        200.times {
            int count = 1 + random.nextInt(400)
            double share = [0.5, 0.95, 0.99][random.nextInt(3)]
            def ranks = Ranks.around(share, count)
            int low = ranks.low() as int
            int high = ranks.high() as int
            assert low == 0 || atMost(low - 1, share, count) <= 0.025 + 1e-9
            assert atMost(low, share, count) > 0.025 - 1e-9
            assert high == count + 1 || 1 - atMost(high - 1, share, count) <= 0.025 + 1e-9
            assert 1 - atMost(high - 2, share, count) > 0.025 - 1e-9
        }
    }

    def "for many samples the approximation says the same within two ranks: #share"() {
        given:
        def exact = Ranks.around(share, Ranks.MOST_SUMMED)
        def near = Ranks.approximated(share, Ranks.MOST_SUMMED)

        expect:
        Math.abs(exact.low() - near.low()) <= 2
        Math.abs(exact.high() - near.high()) <= 2

        where:
        share << [0.5d, 0.95d, 0.99d]
    }

    def "a billion samples are no more work than ten thousand, and leave a narrow interval"() {
        expect:
        Ranks.around(0.5, 1_000_000_000) == new Ranks(499_969_010, 500_030_991)
    }

    /** P(B <= most), summed up in logarithms. */
    private static double atMost(int most, double share, int count) {
        double log = count * Math.log1p(-share)
        double sum = 0
        for (int k = 0; k <= Math.min(most, count); k++) {
            sum += Math.exp(log)
            log += Math.log((count - k) / (k + 1.0d)) + Math.log(share / (1 - share))
        }
        most < 0 ? 0 : sum
    }
}
