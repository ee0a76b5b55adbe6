package dev.gryllus.output

import spock.lang.Specification

class PercentileSpec extends Specification {
    def "reports show Locust's percentiles under Locust's labels"() {
        expect:
        Percentile.REPORTED*.label() ==
            ['50%', '66%', '75%', '80%', '90%', '95%', '98%', '99%', '99.9%', '99.99%', '100%']
        Percentile.REPORTED*.share() == [0.5d, 0.66d, 0.75d, 0.8d, 0.9d, 0.95d, 0.98d, 0.99d, 0.999d, 0.9999d, 1d]
    }

    def "is the nearest millisecond of the service times, never beyond the extremes"() {
        given:
        def run = new SampleRun()
        [1.4, 1.6, 127].each { run.request('GET', '/', it) }
        def all = run.snapshot().total().all()

        expect:
        new Percentile(share).millis(all) == millis

        where:
        share || millis
        0.33d || 1
        0.66d || 2
        1d    || 127
    }
}
