package dev.gryllus.health

import static dev.gryllus.support.Samples.sample

import dev.gryllus.support.FakeClock
import java.time.Duration
import spock.lang.Specification

class VerdictSpec extends Specification {
    static final Map LATE = [late: [50] * 100, machine: 1]

    def "#what: #answer"() {
        given:
        def verdict = Verdict.of(samples(seconds, strained))

        expect:
        verdict.answer() == answer
        verdict.spells().collect { [it.resource(), second(it.from()), second(it.to()), it.strained().length().toSeconds()] } == spells

        where:
        what                                       | seconds | strained                                    || answer                           | spells
        'nothing was seen'                         | 0       | [:]                                         || Verdict.Answer.TOO_SHORT_TO_TELL | []
        'a second'                                 | 1       | [0: LATE]                                   || Verdict.Answer.TOO_SHORT_TO_TELL | []
        'nothing unusual'                          | 2       | [:]                                         || Verdict.Answer.KEPT_UP           | []
        'the JVM gets warm'                        | 60      | [0: LATE, 1: LATE, 2: LATE, 3: LATE]        || Verdict.Answer.KEPT_UP           | []
        'it never gets warm'                       | 8       | (0..7).collectEntries { [it, LATE] }        || Verdict.Answer.DID_NOT_KEEP_UP   | [[Resource.MACHINE, 0, 8, 8]]
        'the start does not count for the rest'    | 60      | [2: LATE, 3: LATE, 6: LATE, 7: LATE]        || Verdict.Answer.KEPT_UP           | []
        'a bad second'                             | 60      | [30: LATE]                                  || Verdict.Answer.KEPT_UP           | []
        'bad seconds far apart'                    | 60      | [10: LATE, 20: LATE, 30: LATE, 40: LATE]    || Verdict.Answer.KEPT_UP           | []
        'three bad seconds'                        | 60      | [30: LATE, 31: LATE, 32: LATE]              || Verdict.Answer.DID_NOT_KEEP_UP   | [[Resource.MACHINE, 30, 33, 3]]
        'three bad seconds with good ones between' | 60      | [30: LATE, 33: LATE, 35: LATE]              || Verdict.Answer.DID_NOT_KEEP_UP   | [[Resource.MACHINE, 30, 36, 3]]
        'a second in which all stood still'        | 60      | [30: [late: [600] * 9]]                     || Verdict.Answer.DID_NOT_KEEP_UP   | [[Resource.UNKNOWN, 30, 31, 1]]
        'a second that never ended'                | 60      | [59: [late: [], overdue: 0.7]]              || Verdict.Answer.DID_NOT_KEEP_UP   | [[Resource.UNKNOWN, 59, 60, 1]]
        'the same at the start'                    | 60      | [1: [late: [600] * 9]]                      || Verdict.Answer.KEPT_UP           | []
        'one request without a port, at the start' | 60      | [1: [withoutPort: 1]]                       || Verdict.Answer.DID_NOT_KEEP_UP   | [[Resource.PORTS, 1, 2, 1]]
        'one request without a socket'             | 60      | [9: [withoutFile: 1]]                       || Verdict.Answer.DID_NOT_KEEP_UP   | [[Resource.OPEN_FILES, 9, 10, 1]]
        'almost too many sockets for a moment'     | 60      | [9: [open: 19_990]]                         || Verdict.Answer.KEPT_UP           | []
        'two resources'                            | 60      | (20..29).collectEntries { [it, it < 25 ? [cpu: 1] : [listening: 0.3]] } || Verdict.Answer.DID_NOT_KEEP_UP | [[Resource.CPU, 20, 25, 5], [Resource.LISTENERS, 25, 30, 5]]
        'the same one twice'                       | 60      | ((10..13) + (30..34)).collectEntries { [it, [cpu: 1]] } || Verdict.Answer.DID_NOT_KEEP_UP | [[Resource.CPU, 10, 14, 4], [Resource.CPU, 30, 35, 5]]
    }

    def "only the strained seconds of a spell say what the own part was then"() {
        when:
        def verdict = Verdict.of(samples(60, [30: LATE, 31: LATE, 33: LATE]))

        then:
        verdict.spells()*.strained()*.delays()*.count() == [300]
        near(verdict.spells()[0].strained().ownPart(), 50)
        near(verdict.whole().get().ownPart(), 50)
        near(verdict.whole().get().delays().percentile(0.5), 0.1)
    }

    private static List<Sample> samples(int seconds, Map<Integer, Map> but) {
        (0..<seconds).collect { sample([at: it] + (but[it] ?: [:])) }
    }

    private static long second(moment) {
        Duration.between(FakeClock.ORIGIN, moment).toSeconds()
    }

    private static boolean near(Duration time, Number millis) {
        Math.abs(time.toNanos() / 1e6 - millis) <= millis * 0.01
    }
}
