package dev.gryllus.user

import java.nio.channels.ClosedByInterruptException
import spock.lang.Specification

class CutOffSpec extends Specification {
    def cleanup() {
        Thread.interrupted()
    }

    def "#thrown, on a thread that #state: #verdict"() {
        given:
        if (interrupted) {
            Thread.currentThread().interrupt()
        }

        expect:
        CutOff.isCauseOf(thrown) == cut

        where:
        thrown                              | interrupted || cut
        new InterruptedException()          | false       || true
        new ClosedByInterruptException()    | false       || true
        new SocketTimeoutException('slow')  | false       || false
        new InterruptedIOException('slow')  | false       || false
        new IOException('disk')             | false       || false
        new SocketTimeoutException('slow')  | true        || true
        new InterruptedIOException('slow')  | true        || true
        new IOException('disk')             | true        || true
        state = interrupted ? 'is interrupted' : 'is not interrupted'
        verdict = cut ? 'the engine cut it off' : 'it failed'
    }
}
