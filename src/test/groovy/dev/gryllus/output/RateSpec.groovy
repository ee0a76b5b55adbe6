package dev.gryllus.output

import dev.gryllus.stats.EntryKey
import spock.lang.Specification

class RateSpec extends Specification {
    SampleRun run = SampleRun.ofLocust()

    def "is what happened to an entry, or to all, by the seconds of the window"() {
        given:
        def total = run.snapshot()

        expect:
        Rate.of(new EntryKey('POST', '/checkout'), total) == new Rate(0.75, 0.5)
        Rate.of(new EntryKey('GET', '/'), total) == new Rate(0.75, 0)
        Rate.ofTotal(total) == new Rate(1.75, 0.75)
    }

    def "is zero for what did not happen, and where no time has passed"() {
        expect:
        Rate.of(new EntryKey('GET', '/unknown'), run.snapshot()) == new Rate(0, 0)
        Rate.ofTotal(new SampleRun().snapshot()) == new Rate(0, 0)
        Rate.ofTotal(run.progress().recent()) == new Rate(0, 0)
    }
}
