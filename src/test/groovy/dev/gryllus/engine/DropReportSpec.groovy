package dev.gryllus.engine

import dev.gryllus.stats.Starts
import spock.lang.Specification

class DropReportSpec extends Specification {
    def report = new DropReport('Api')

    def "drops are told at once, and then together each ten seconds at most"() {
        when:
        report.add(new Starts(50, 0, 0))

        then:
        report.due(0, 100).empty

        when:
        report.add(new Starts(50, 0, 3))

        then:
        report.due(seconds(1), 100).get().startsWith('Api: 3 of the last 100 task starts were dropped')

        when:
        report.add(new Starts(500, 0, 20))

        then:
        report.due(seconds(10), 100).empty
        report.due(seconds(11), 100).get().startsWith('Api: 20 of the last 500 task starts were dropped')
        report.due(seconds(30), 100).empty
    }

    private static long seconds(long seconds) {
        seconds * 1_000_000_000L
    }
}
