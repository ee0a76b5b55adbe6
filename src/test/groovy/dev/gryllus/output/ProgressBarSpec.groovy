package dev.gryllus.output

import java.time.Duration
import spock.lang.Specification

class ProgressBarSpec extends Specification {
    def "#seconds s are written as #text"() {
        expect:
        ProgressBar.time(Duration.ofSeconds(seconds)) == text

        where:
        seconds || text
        -3      || '0s'
        0       || '0s'
        59      || '59s'
        60      || '1m 00s'
        72      || '1m 12s'
        3_599   || '59m 59s'
        3_600   || '1h 00m 00s'
        90_061  || '25h 01m 01s'
    }

    def "after #seconds of 60 s the bar reads #text"() {
        expect:
        ProgressBar.text(Duration.ofSeconds(seconds), Optional.of(Duration.ofMinutes(1))) == text

        where:
        seconds || text
        0       || '0s of 1m 00s   [------------------------------]   0%'
        15      || '15s of 1m 00s   [#######-----------------------]  25%'
        60      || '1m 00s of 1m 00s   [##############################] 100%'
        75      || '1m 15s of 1m 00s   [##############################] 100%'
    }

    def "without a limit there is no bar"() {
        expect:
        ProgressBar.text(Duration.ofSeconds(75), Optional.empty()) == '1m 15s'
    }
}
