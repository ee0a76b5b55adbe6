package dev.gryllus.http

import dev.gryllus.stats.Clock
import dev.gryllus.stats.Outcome
import dev.gryllus.stats.RequestEvent
import dev.gryllus.support.FakeClock
import dev.gryllus.support.RecordingRecorder
import dev.gryllus.user.UserContext
import java.time.Duration
import spock.lang.Specification
import spock.lang.Timeout

/** A user that is alive, and what it recorded. */
@Timeout(20)
abstract class UserSpecification extends Specification {
    /** So long after a response its connection is asked whether it is still good. */
    static final Duration IDLE = Duration.ofMillis(1)

    def clock = new FakeClock()
    def recorder = new RecordingRecorder()
    private final List<HttpUser> users = []

    /** What specs of both transports use; those of [OverFastTransport] get another one. */
    HttpUser anyUser() {
        new HttpUser()
    }

    boolean getSpeaksHttp2() {
        true
    }

    HttpUser newUser(String host, HttpUser user = anyUser(), Clock time = clock) {
        user.attach(new UserContext('Tester', Optional.ofNullable(host), time, recorder, {}))
        users << user
        user
    }

    def cleanup() {
        users*.detach()
    }

    /** The one event recorded so far. */
    RequestEvent event() {
        assert recorder.requests.size() == 1
        recorder.requests[0]
    }

    String reason(RequestEvent event = event()) {
        event.outcome() instanceof Outcome.Failure ? event.outcome().reason() : 'success'
    }

    List<String> getReasons() {
        recorder.requests.collect { reason(it) }
    }
}
