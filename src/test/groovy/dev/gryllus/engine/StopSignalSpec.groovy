package dev.gryllus.engine

import spock.lang.Specification

class StopSignalSpec extends Specification {
    def signal = new StopSignal()

    def "the first reason wins"() {
        when:
        signal.stop(new StopReason.RunTimeReached())
        signal.stop(new StopReason.ShapeCompleted())

        then:
        signal.reason().get() == new StopReason.RunTimeReached()
        signal.crash().empty
    }

    def "a crash that comes late is not lost"() {
        given:
        def crash = new StopReason.Crashed(new IllegalStateException('late'))

        when:
        signal.stop(new StopReason.RunTimeReached())
        signal.stop(crash)
        signal.stop(new StopReason.Crashed(new IllegalStateException('later')))

        then:
        signal.reason().get() == new StopReason.RunTimeReached()
        signal.crash().get() == crash
    }
}
