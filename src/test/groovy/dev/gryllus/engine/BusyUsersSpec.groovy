package dev.gryllus.engine

import ch.qos.logback.classic.Logger
import ch.qos.logback.classic.spi.ILoggingEvent
import ch.qos.logback.core.read.ListAppender
import dev.gryllus.stats.Clock
import dev.gryllus.support.RecordingRecorder
import dev.gryllus.user.Task
import dev.gryllus.user.User
import dev.gryllus.user.UserContext
import dev.gryllus.user.WaitTime
import java.time.Duration
import java.util.concurrent.CountDownLatch
import org.slf4j.LoggerFactory
import spock.lang.Specification
import spock.lang.Timeout

@Timeout(30)
class BusyUsersSpec extends Specification {
    static volatile boolean go

    def log = new ListAppender<ILoggingEvent>()
    def logger = (Logger) LoggerFactory.getLogger('gryllus.runners')
    def begun = new CountDownLatch(1)

    def setup() {
        go = true
        log.start()
        logger.addAppender(log)
    }

    def cleanup() {
        go = false
        logger.detachAppender(log)
    }

    def "a user in an endless loop is named once, with its line, and that nobody else moves"() {
        given:
        def busy = new BusyUsers(1)
        def user = living(new GroovyShell(new Binding(begun: begun, spec: BusyUsersSpec)).evaluate(
            '{ ->\n\nbegun.countDown(); while (spec.go) { } }', 'locustfile.groovy') as Closure)
        begun.await()

        when:
        BusyUsers.LOOKS.times { busy.look([user]) }

        then:
        log.list.empty

        when:
        3.times { busy.look([user]) }

        then:
        log.list*.formattedMessage.size() == 2
        log.list[0].formattedMessage == "A user of type U has kept a processor for 5 seconds without ever waiting, at locustfile.groovy:3; users share 1 of them"
        log.list[1].formattedMessage == 'All 1 processors are kept by such users: no other user moves, and nothing is measured'
    }

    def "a user that blocks is not busy"() {
        given:
        def busy = new BusyUsers(1)
        def end = new CountDownLatch(1)
        def user = living { begun.countDown(); end.await() }
        begun.await()

        when:
        20.times { busy.look([user]) }

        then:
        log.list.empty

        cleanup:
        end.countDown()
    }

    def "who has left the processor, whatever for, is not on it"() {
        expect:
        BusyUsers.isOnProcessor([new StackTraceElement(top, 'm', null, 1)] as StackTraceElement[]) == busy

        where:
        top                                     | busy
        'locustfile$1'                          | true
        'java.net.Inet6AddressImpl'             | true
        'java.lang.VirtualThread'               | false
        'jdk.internal.vm.Continuation'          | false
    }

    private LiveUser living(Closure task) {
        def roles = new Roles({ new UserContext('U', Optional.empty(), Clock.system(), new RecordingRecorder(), {}) })
        roles.become(new TestPlan([new UserType('U', new Share.Weight(1), Optional.empty(), false,
            WaitTime.constant(Duration.ofDays(1)), [new Task('t', 1, [] as Set, { set -> task.call() } as Task.Body)], { new User() })]))
        def user = new LiveUser('U', roles)
        Thread.startVirtualThread { user.live({ }) }
        user
    }
}
