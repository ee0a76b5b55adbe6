package dev.gryllus.event

import ch.qos.logback.classic.Logger
import ch.qos.logback.classic.spi.ILoggingEvent
import ch.qos.logback.core.read.ListAppender
import dev.gryllus.support.FakeClock
import java.time.Duration
import java.util.concurrent.CountDownLatch
import org.slf4j.LoggerFactory
import spock.lang.Specification
import spock.lang.Timeout

@Timeout(20)
class ListenerCallsSpec extends Specification {
    def clock = new FakeClock()
    def environment = new Environment(clock)
    def calls = environment.listenerCalls()
    def log = new ListAppender<ILoggingEvent>()
    def logger = (Logger) LoggerFactory.getLogger('gryllus.events')
    def begun = new CountDownLatch(1)
    def go = new CountDownLatch(1)

    def setup() {
        log.start()
        logger.addAppender(log)
    }

    def cleanup() {
        go.countDown()
        logger.detachAppender(log)
    }

    def "a listener of #event that does not return is named once, with its line and what waits for it"() {
        given:
        def hook = environment.events."$event"
        hook.add_listener(script('{ begun, go -> { e ->\n begun.countDown(); go.await() } }', begun, go))
        def telling = Thread.ofVirtual().start { hook.tell('x', false) }
        begun.await()

        when:
        clock.advance(Duration.ofMillis(4999))
        calls.look()

        then:
        told() == []

        when:
        clock.advance(Duration.ofMillis(1))
        3.times { calls.look() }

        then:
        told() == ["A listener of $event has not returned for 5 seconds; it is at locustfile.groovy:2. $consequence" as String]

        when:
        go.countDown()
        telling.join()
        clock.advance(Duration.ofMinutes(1))
        calls.look()

        then:
        told().size() == 1

        where:
        event        | consequence
        'request'    | 'Its user waits for it (this place is named once)'
        'test_start' | 'The run waits for it; CTRL+C or SIGTERM cuts it off'
    }

    def "listeners that return are not named, and leave nothing behind"() {
        given:
        environment.events.user_error.add_listener { throw new IllegalStateException('x') }

        when:
        environment.events.user_error.fire()
        clock.advance(Duration.ofMinutes(1))
        calls.look()

        then:
        told().every { it.startsWith('Uncaught exception') }
    }

    private List<String> told() {
        log.list*.formattedMessage
    }

    private static Closure script(String text, Object... arguments) {
        (new GroovyShell().evaluate(text, 'locustfile.groovy') as Closure).call(*arguments)
    }
}
