package dev.gryllus.user

import dev.gryllus.stats.Clock
import dev.gryllus.support.FakeClock
import dev.gryllus.support.SteppedClock
import java.time.Duration
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CountDownLatch
import spock.lang.Specification
import spock.lang.Timeout

@Timeout(20)
class LoadTimeSpec extends Specification {
    def clock = new FakeClock()

    def "it is that of the clock, until somebody pauses it"() {
        given:
        def time = new LoadTime(clock)

        when:
        clock.advance(Duration.ofSeconds(3))

        then:
        time.nanoTime() == clock.nanoTime()
        !time.paused
        time.paused() == Duration.ZERO
    }

    def "it stands still during each pause, and the pauses add up"() {
        given:
        def time = new LoadTime(clock)
        long begin = time.nanoTime()
        def passed = { Duration.ofNanos(time.nanoTime() - begin).toSeconds() }

        when:
        clock.advance(Duration.ofSeconds(3))
        def began = time.pause()
        clock.advance(Duration.ofSeconds(10))

        then:
        began
        time.paused
        passed() == 3
        time.paused() == Duration.ofSeconds(10)

        when:
        def ended = time.resume()
        clock.advance(Duration.ofSeconds(2))

        then:
        ended
        !time.paused
        passed() == 5

        when:
        time.pause()
        clock.advance(Duration.ofSeconds(7))
        time.resume()

        then:
        passed() == 5
        time.paused() == Duration.ofSeconds(17)
    }

    def "a second pause, and an end without one, change nothing"() {
        given:
        def time = new LoadTime(clock)

        expect:
        !time.resume()
        time.pause()

        when:
        clock.advance(Duration.ofSeconds(1))
        def again = time.pause()
        clock.advance(Duration.ofSeconds(1))
        time.resume()

        then:
        !again
        time.paused() == Duration.ofSeconds(2)
    }

    def "whatever happens, it never goes back, and is the clock's without the pauses (seed #seed)"() {
        given:
        def random = new Random(seed)
        def time = new LoadTime(clock)
        long begin = time.nanoTime()
        long expected = 0
        long last = begin

        expect:
        500.times {
            switch (random.nextInt(3)) {
                case 0: time.pause(); break
                case 1: time.resume(); break
                default:
                    long step = random.nextInt(1_000)
                    clock.advance(Duration.ofNanos(step))
                    expected += time.paused ? 0 : step
            }
            long now = time.nanoTime()
            assert now >= last
            assert now - begin == expected
            last = now
        }

        where:
        seed << (1..3).collect { System.nanoTime() + it }
    }

    def "it does not go back for those who look while a pause or its end is under way"() {
        given: 'a clock on which some thread reads the time whenever another has read the clock'
        LoadTime time = null
        def seen = []
        def meddled = new FakeClock() {
            boolean meddling

            @Override
            long nanoTime() {
                long now = super.nanoTime()
                if (meddling) {
                    meddling = false
                    advance(Duration.ofMillis(3))
                    seen << time.nanoTime()
                    meddling = true
                }
                now
            }
        }
        time = new LoadTime(meddled)
        def meanwhile = { Closure step ->
            meddled.meddling = true
            step()
            meddled.meddling = false
        }

        when:
        seen << time.nanoTime()
        3.times {
            meanwhile { time.pause() }
            seen << time.nanoTime()
            meanwhile { time.resume() }
            seen << time.nanoTime()
        }

        then:
        seen.size() > 7
        seen == seen.toSorted()
    }

    def "whoever sleeps when a pause comes sleeps on after it, for what was left"() {
        given:
        def stepped = new SteppedClock()
        def time = new LoadTime(stepped)
        def begin = time.nanoTime()
        def slept = CompletableFuture.supplyAsync {
            time.sleep(begin, Duration.ofSeconds(10))
            time.nanoTime() - begin
        }

        when: 'four seconds pass, a minute of pause, and five seconds'
        stepped.advance(Duration.ofSeconds(4))
        time.pause()
        stepped.advance(Duration.ofSeconds(60))
        time.resume()
        stepped.advance(Duration.ofSeconds(5))

        then:
        !slept.done

        when:
        while (!slept.done) {
            stepped.advance(Duration.ofMillis(100))
            Thread.sleep(1)
        }

        then:
        slept.get() >= Duration.ofSeconds(10).toNanos()
    }

    def "there is nothing to wait for where the time has passed: #length"() {
        given:
        def time = new LoadTime(clock)
        def begin = time.nanoTime()
        clock.advance(Duration.ofSeconds(2))

        expect:
        time.sleep(begin, length) == slept
        clock.slept == sleeps

        where:
        length                | slept | sleeps
        Duration.ofSeconds(1) | false | []
        Duration.ofSeconds(2) | false | []
        Duration.ofSeconds(5) | true  | [Duration.ofSeconds(3)]
    }

    def "whoever waits for the end of a pause can be interrupted"() {
        given:
        def time = new LoadTime(Clock.system())
        time.pause()
        def interrupted = new CountDownLatch(1)
        def thread = Thread.startVirtualThread {
            try {
                time.awaitRunning()
            } catch (InterruptedException e) {
                interrupted.countDown()
            }
        }

        when:
        thread.interrupt()

        then:
        interrupted.await()
        time.paused
    }

    def "a crowd that gives up waiting is gone as fast as it can be woken, and nobody else is"() {
        given: 'so many that it would take minutes if each had to look at those before it'
        def time = new LoadTime(Clock.system())
        time.pause()
        def waiting = new CountDownLatch(100_000)
        def threads = (1..100_000).collect {
            Thread.startVirtualThread {
                try {
                    waiting.countDown()
                    time.awaitRunning()
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt()
                }
            }
        }
        def patient = CompletableFuture.supplyAsync { time.awaitRunning(); 'went on' }
        waiting.await()

        when:
        long begin = System.nanoTime()
        threads.each { it.interrupt() }
        threads.each { it.join() }
        println "given up within ${Duration.ofNanos(System.nanoTime() - begin).toMillis()} ms"

        then:
        !patient.done

        when:
        time.resume()

        then:
        patient.get() == 'went on'
    }
}
