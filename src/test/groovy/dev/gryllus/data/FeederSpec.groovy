package dev.gryllus.data

import ch.qos.logback.classic.Level
import dev.gryllus.support.LogLines
import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.Callable
import java.util.concurrent.Executors
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir

class FeederSpec extends Specification {
    @TempDir
    Path folder

    @AutoCleanup
    LogLines log = new LogLines('gryllus.data')

    def "without further words it goes round in the order of the file"() {
        given:
        def feeder = feeder(3)

        expect:
        (1..7).collect { feeder.next().n } == ['0', '1', '2', '0', '1', '2', '0']
        feeder.circular().next().n == '0'
    }

    def "it is called in several ways"() {
        given:
        def feeder = feeder(3)

        expect:
        feeder.next().n == '0'
        feeder.take().n == '1'
        feeder().n == '2'
        feeder.size() == 3
        feeder.toString() == '3 rows of rows.csv'
    }

    def "random rows are any rows"() {
        given:
        def feeder = feeder(3).random()

        expect:
        (1..300).collect { feeder.next().n } as Set == ['0', '1', '2'] as Set
    }

    def "shuffled rows are each row once a round"() {
        given:
        def feeder = feeder(50).shuffled()
        def rounds = (1..3).collect { (1..50).collect { feeder.next().n as int } }

        expect:
        rounds.every { it.sort(false) == 0..<50 }
        (rounds as Set).size() == 3
    }

    def "unique rows are each row once over all threads, and the end is logged once"() {
        given:
        def feeder = feeder(10_000).unique()

        when:
        def shares = inThreads(8) {
            def mine = []
            try {
                while (true) {
                    mine << (feeder.next().n as int)
                }
            } catch (EndOfData ignored) {
                mine
            }
        }

        then:
        shares.sum().sort() == 0..<10_000
        log.of(Level.INFO) == ['all 10,000 rows of rows.csv are used up (each user that asks for one more ends)']
    }

    def "circular and shuffled rounds are whole under many threads"() {
        given:
        def feeder = order(feeder(100))

        when:
        def shares = inThreads(8) { (1..500).collect { feeder.next().n as int } }

        then:
        shares.sum().countBy { it }.values() as Set == [40] as Set

        where:
        order << [{ it.circular() }, { it.shuffled() }]
    }

    def "all unique feeders of one file share its rows"() {
        given:
        def feeder = feeder(3)

        expect:
        feeder.unique().next().n == '0'
        feeder.unique().next().n == '1'
        feeder.next().n == '0'
    }

    def "what happens at the end of unique rows is up to the script: #options"() {
        given:
        def feeder = feeder(1).unique(options)
        feeder.next()

        when:
        feeder.next()

        then:
        def e = thrown(EndOfData)
        e.then() == then
        e.message == 'all 1 rows of rows.csv are used up'

        where:
        options            || then
        [:]                || WhenUsedUp.STOP_USER
        [end: 'stop_user'] || WhenUsedUp.STOP_USER
        [end: 'stop_test'] || WhenUsedUp.STOP_TEST
        [end: "${'fail'}"] || WhenUsedUp.FAIL
    }

    def "a wrong word is refused: #options"() {
        when:
        feeder(1).unique(options)

        then:
        def e = thrown(DataException)
        e.message == message

        where:
        options       || message
        [end: 'stop'] || "unique(end: …) is wanted as one of 'stop_user', 'stop_test', 'fail', not 'stop'"
        [stop: 1]     || "unknown 'stop' in unique(…). Known: end"
    }

    private Feeder feeder(int rows) {
        def file = folder.resolve('rows.csv')
        Files.writeString(file, 'n\n' + (0..<rows).join('\n'))
        new DataFiles().open(file, 'rows.csv', DataFilesSpec.CSV, { path, hash -> }, { it })
    }

    private static List inThreads(int threads, Callable work) {
        try (def executor = Executors.newFixedThreadPool(threads)) {
            executor.invokeAll([work] * threads)*.get()
        }
    }
}
