package dev.gryllus.event

import dev.gryllus.support.FakeClock
import dev.gryllus.user.StopTest
import java.time.Duration
import java.util.concurrent.CountDownLatch
import spock.lang.Specification
import spock.lang.Timeout

@Timeout(20)
class StageListenersSpec extends Specification {
    def clock = new FakeClock()
    def faults = new ListenerFaults()
    def stages = new StageListeners(clock, faults)
    def hook = new EventHook('test_stop', faults, new ListenerCalls(clock))
    def begun = new CountDownLatch(1)
    def heard = [].asSynchronized()

    def cleanup() {
        Thread.interrupted()
    }

    def "the run waits for listeners, which have a thread of their own, and gets their orders"() {
        given:
        def thrown = [new StopTest('enough'), new IOException('checked')]
        hook.add_listener { heard << Thread.currentThread() }

        when:
        stages.tell(hook) { hook.fire() }

        then:
        heard.size() == 1
        !heard[0].is(Thread.currentThread())

        expect:
        thrown.every { problem ->
            try {
                stages.tell(hook) { throw problem }
                false
            } catch (Exception e) {
                e.is(problem)
            }
        }
    }

    def "a listener that is stuck when somebody wants the end is cut off at once, and the others are told"() {
        given:
        blocks()
        hook.add_listener { heard << 'second' }
        def telling = told()

        when:
        clock.advance(Duration.ofSeconds(6))

        then:
        stages.hurry()
        !stages.hurry()

        when:
        telling.join()

        then:
        heard == ['cut', 'second']
        faults.count() == 1
    }

    def "one that has just begun gets its time: #what"() {
        given:
        blocks()
        if (before) {
            stages.hurry()
        }
        def telling = told()

        expect:
        before || !stages.hurry()

        when:
        clock.advance(limit - Duration.ofMillis(1))

        then:
        telling.join(Duration.ofMillis(120)) == false
        heard == []

        when:
        clock.advance(Duration.ofMillis(1))
        telling.join()

        then:
        heard == ['cut']

        where:
        what                          | before | limit
        'asked while it runs'         | false  | ListenerCalls.LONG
        'asked before it has begun'   | true   | StageListeners.TIME_TO_TIDY_UP
    }

    def "one that does not even react is left behind"() {
        given:
        def go = new CountDownLatch(1)
        hook.add_listener {
            begun.countDown()
            while (go.count > 0) {
                try {
                    go.await()
                } catch (InterruptedException e) {
                    heard << 'swallowed'
                }
            }
        }
        def telling = told()
        clock.advance(Duration.ofSeconds(6))
        stages.hurry()

        when:
        clock.advance(StageListeners.TIME_TO_REACT)
        telling.join()

        then:
        faults.count() == 1

        cleanup:
        go.countDown()
    }

    def "nobody cuts off a listener that takes its time while the run may go on"() {
        given:
        blocks()
        def telling = told()

        when:
        clock.advance(Duration.ofHours(1))

        then:
        telling.join(Duration.ofMillis(120)) == false

        cleanup:
        stages.hurry()
    }

    private void blocks() {
        hook.add_listener {
            begun.countDown()
            try {
                new CountDownLatch(1).await()
            } catch (InterruptedException e) {
                heard << 'cut'
            }
        }
    }

    private Thread told() {
        def thread = Thread.startVirtualThread { stages.tell(hook) { hook.fire() } }
        begun.await()
        thread
    }
}
