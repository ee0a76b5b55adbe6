package dev.gryllus.health

import spock.lang.Specification

class ProcessorTimesSpec extends Specification {
    static final String STAT = '''\
        cpu  1110 20 300 4000 500 60 70 80 90 100
        cpu0 1000 20 300 3000 500 60 70 80 90 100
        cpu1 110 0 0 1000 0 0 0 0 0 0
        intr 123 456
        cpufreq 1 2 3
        ctxt 99
        '''.stripIndent()

    def "adds up the processors of #list"() {
        expect:
        ProcessorTimes.of(STAT, ProcessorSet.of(list)) == Optional.of(new ProcessorTimes(busy, total))

        where:
        list  || busy | total
        '0'   || 1530 | 5030
        '1'   || 110  | 1110
        '0-1' || 1640 | 6140
        ''    || 1640 | 6140
    }

    def "knows nothing from #what"() {
        expect:
        ProcessorTimes.of(stat, ProcessorSet.of('0-1')).empty

        where:
        what               | stat
        'nothing'          | ''
        'other processors' | 'cpu7 1 2 3 4 5 6 7 8'
        'the sum alone'    | 'cpu  1 2 3 4 5 6 7 8'
        'words'            | 'cpu0 a b c'
        'negative figures' | 'cpu0 1 -2 3 4'
        'huge figures'     | 'cpu0 1 99999999999999999999 3 4'
        'a huge number'    | 'cpu99999999999 1 2 3 4'
        'no number'        | 'cpuidle 1 2 3 4'
    }

    def "an old kernel tells less"() {
        expect:
        ProcessorTimes.of('cpu0 10 0 5 85', ProcessorSet.ALL).get() == new ProcessorTimes(15, 100)
    }

    def "the busy share between #before and #now is #share"() {
        expect:
        new ProcessorTimes(*now).shareSince(new ProcessorTimes(*before)) == share

        where:
        before     | now        || share
        [100, 200] | [150, 300] || 0.5d
        [100, 200] | [200, 300] || 1.0d
        [100, 200] | [100, 200] || 0.0d
        [100, 200] | [90, 300]  || 0.0d
        [100, 200] | [400, 300] || 1.0d
        [100, 200] | [50, 100]  || 0.0d
    }

    def "any text is survived, seed #seed"() {
        given:
        def random = new Random(seed)

        expect:
        (1..2_000).every {
            def text = new StringBuilder(STAT)
            (1..5).each { text.setCharAt(random.nextInt(text.length()), (char) (random.nextInt(100) + 9)) }
            ProcessorTimes.of(text.toString(), ProcessorSet.of(text.substring(random.nextInt(50)))) != null
        }

        where:
        seed = new Random().nextLong()
    }
}
