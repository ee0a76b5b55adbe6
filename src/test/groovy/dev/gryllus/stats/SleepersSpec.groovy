package dev.gryllus.stats

import java.time.Duration
import java.util.concurrent.ConcurrentLinkedQueue
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit
import java.util.concurrent.locks.LockSupport
import spock.lang.Specification
import spock.util.concurrent.PollingConditions

class SleepersSpec extends Specification {
    static final Duration MINUTE = Duration.ofMinutes(1)

    long now = 0
    /** Without a thread that wakes: the spec does. */
    def sleepers = new Sleepers({ now }, { new Thread() })
    def woken = new ConcurrentLinkedQueue<String>()
    def soon = new PollingConditions(timeout: 10, delay: 0.005)

    def "who sleeps is woken when the time is over, and not before: after #after of a minute #then"() {
        given:
        sleeping('one', MINUTE)

        when:
        long next = sleepers.wakeDue(after.toNanos())

        then:
        sleepers.size() == (over ? 0 : 1)
        next == (over ? Sleepers.NONE : MINUTE.toNanos())
        soon.eventually { assert woken as List == (over ? ['one'] : []) }

        where:
        after                || over
        Duration.ZERO        || false
        MINUTE.minusNanos(1) || false
        MINUTE               || true
        MINUTE.plusDays(1)   || true
        then = over ? 'it goes on' : 'it sleeps'
    }

    def "the nearest one is next, whoever began first; those who are due at once are woken together"() {
        given:
        sleeping('third', MINUTE.multipliedBy(3))
        sleeping('first', MINUTE)
        sleeping('second', MINUTE.multipliedBy(2))
        sleeping('also first', MINUTE)

        expect:
        sleepers.wakeDue(0) == MINUTE.toNanos()

        when:
        long next = sleepers.wakeDue(MINUTE.toNanos())

        then:
        next == MINUTE.multipliedBy(2).toNanos()
        soon.eventually { assert woken as Set == ['first', 'also first'] as Set }

        when:
        next = sleepers.wakeDue(MINUTE.multipliedBy(3).toNanos())

        then:
        next == Sleepers.NONE
        soon.eventually { assert woken.size() == 4 }
    }

    def "an interruption ends a sleep, and leaves nothing of it: #whenever"() {
        given:
        def ended = new CountDownLatch(1)
        def thread = Thread.ofVirtual().unstarted {
            if (before) {
                Thread.currentThread().interrupt()
            }
            try {
                sleepers.sleep(MINUTE)
            } catch (InterruptedException e) {
                woken << "interrupted: ${Thread.currentThread().interrupted}".toString()
            }
            ended.countDown()
        }

        when:
        thread.start()
        if (!before) {
            soon.eventually { assert sleepers.size() == 1 }
            thread.interrupt()
        }

        then:
        ended.await(10, TimeUnit.SECONDS)
        woken as List == ['interrupted: false']
        sleepers.size() == 0

        where:
        before << [true, false]
        whenever = before ? 'before it' : 'in it'
    }

    def "one who was woken is kept waiting until it runs, and counts as such from that moment"() {
        given: 'one that is woken, and hangs on the way'
        def mayRun = new CountDownLatch(1)
        sleepers = new Sleepers({ now }, { new Thread() }, new PriorityQueue<>(), new Canary<Due>() {
            @Override
            void runs(Due one) {
                mayRun.await()
                super.runs(one)
            }
        })
        sleeping('one', MINUTE)
        now = MINUTE.toNanos()

        expect:
        !sleepers.keepsWaiting(Duration.ofMillis(1))

        when:
        sleepers.wakeDue(now)
        now += Duration.ofMillis(2).toNanos()

        then:
        sleepers.keepsWaiting(Duration.ofMillis(1))
        !sleepers.keepsWaiting(Duration.ofMillis(2))

        when:
        mayRun.countDown()

        then:
        soon.eventually { assert !sleepers.keepsWaiting(Duration.ofMillis(1)) }
    }

    def "one who gives up in the moment in which its time is over keeps nobody from being followed"() {
        given: 'it gives up once it is found due, and before it is woken'
        def givesUp
        sleepers = new Sleepers({ now }, { new Thread() }, new PriorityQueue() {
            @Override
            Object remove() {
                givesUp.interrupt()
                givesUp.join()
                super.remove()
            }
        }, new Canary<>())
        givesUp = sleeping('one', MINUTE)
        now = MINUTE.toNanos()

        when:
        sleepers.wakeDue(now)
        now += MINUTE.toNanos()

        then:
        !sleepers.keepsWaiting(Duration.ofMillis(1))
    }

    def "sleeps that were given up are forgotten, and the others are not"() {
        given:
        def many = (1..20).collect { sleeping("given up $it", Duration.ofHours(1)) }
        sleeping('one', MINUTE)

        when:
        many*.interrupt()
        many*.join()

        then:
        sleepers.size() == 1

        when:
        sleepers.wakeDue(Duration.ofHours(2).toNanos())

        then:
        soon.eventually { assert woken as List == ['one'] }
    }

    def "whoever sleeps, gives up or comes later: all are woken once, in the order in which they are due"() {
        given:
        def random = new Random(seed)
        def sleeps = (1..200).collect { [minutes: 1 + random.nextInt(30), gives_up: random.nextInt(4) == 0] }
        def threads = sleeps.collect { sleeping("$it.minutes", MINUTE.multipliedBy(it.minutes)) }
        sleeps.eachWithIndex { sleep, i -> if (sleep.gives_up) { threads[i].interrupt(); threads[i].join() } }

        when:
        def wokenAt = (0..30).collect { minute ->
            long next = sleepers.wakeDue(MINUTE.toNanos() * minute)
            int due = sleeps.count { !it.gives_up && it.minutes <= minute }
            soon.eventually { assert woken.size() == due }
            next
        }

        then:
        woken.countBy { it as int } == sleeps.findAll { !it.gives_up }.countBy { it.minutes }
        (woken*.toInteger()) == (woken*.toInteger()).sort(false)
        wokenAt.last() == Sleepers.NONE
        sleepers.size() == 0

        where:
        seed = new Random().nextLong()
    }

    def "where there is no memory to remember who sleeps, nobody is lost: after #before of three"() {
        given:
        int left = before
        def asleep = new PriorityQueue() {
            @Override
            boolean offer(Object one) {
                if (left-- == 0) {
                    throw new OutOfMemoryError()
                }
                super.offer(one)
            }
        }
        sleepers = new Sleepers({ now }, { new Thread() }, asleep, new Canary<>())
        def threads = ['one', 'two', 'three'].collect { name -> Thread.ofVirtual().start { sleepers.sleep(MINUTE); woken << name } }
        soon.eventually { assert threads.every { it.state == Thread.State.WAITING } }

        when:
        sleepers.wakeDue(0)

        then:
        thrown(OutOfMemoryError)

        when:
        sleepers.wakeDue(MINUTE.toNanos())

        then:
        soon.eventually { assert woken as Set == ['one', 'two', 'three'] as Set }

        where:
        before << [0, 1, 2]
    }

    def "an alarm rings when its time is over, and not before: #after ms, at #at ms"() {
        given:
        sleepers.alarm(Duration.ofMillis(after)) { woken << 'rung' }

        when:
        2.times { sleepers.wakeDue(Duration.ofMillis(at).toNanos()) }

        then:
        woken as List == (rings ? ['rung'] : [])
        sleepers.size() == (rings ? 0 : 1)

        where:
        after | at || rings
        5     | 4  || false
        5     | 5  || true
        5     | 60 || true
        0     | 0  || true
        -5    | 0  || true
    }

    def "an alarm that was rung by hand does not ring again, by hand or by its time, and leaves nothing behind"() {
        given:
        def alarm = sleepers.alarm(MINUTE) { woken << 'rung' }
        sleepers.size()

        when:
        2.times { alarm.ring() }
        sleepers.wakeDue(0)

        then:
        woken as List == ['rung']
        sleepers.size() == 0

        when:
        sleepers.wakeDue(MINUTE.toNanos())

        then:
        woken as List == ['rung']
    }

    def "sleeps and alarms come in the order in which they are due"() {
        given:
        sleepers.alarm(MINUTE.multipliedBy(3)) { woken << 'third' }
        sleeping('second', MINUTE.multipliedBy(2))
        sleepers.alarm(MINUTE) { woken << 'first' }

        when:
        def next = (0..3).collect { minute ->
            long due = sleepers.wakeDue(MINUTE.toNanos() * minute)
            soon.eventually { assert woken.size() == minute }
            due
        }

        then:
        woken as List == ['first', 'second', 'third']
        next == [MINUTE, MINUTE.multipliedBy(2), MINUTE.multipliedBy(3)]*.toNanos() + Sleepers.NONE
    }

    def "an alarm for whose work there is no memory rings again"() {
        given:
        int failures = 2
        sleepers.alarm(MINUTE) {
            if (failures-- > 0) {
                throw new OutOfMemoryError()
            }
            woken << 'rung'
        }

        when:
        int thrown = (1..4).count {
            try {
                sleepers.wakeDue(MINUTE.toNanos())
                false
            } catch (OutOfMemoryError ignored) {
                true
            }
        }

        then:
        thrown == 2
        woken as List == ['rung']
    }

    def "what an alarm has begun is kept waiting until it is heard of; what was rung by hand is not asked for"() {
        given:
        def alarm = sleepers.alarm(MINUTE) { }
        now = MINUTE.toNanos()
        if (byHand) {
            alarm.ring()
        }

        when:
        sleepers.wakeDue(now)
        now += Duration.ofMillis(2).toNanos()

        then:
        sleepers.keepsWaiting(Duration.ofMillis(1)) == !byHand

        when:
        alarm.heard()

        then:
        !sleepers.keepsWaiting(Duration.ofMillis(1))

        where:
        byHand << [false, true]
    }

    def "the machine's clock rings alarms"() {
        given:
        long began = System.nanoTime()
        def rung = new CountDownLatch(1)

        when:
        Clock.system().alarm(Duration.ofMillis(5)) { rung.countDown() }

        then:
        rung.await(10, TimeUnit.SECONDS)
        System.nanoTime() - began >= Duration.ofMillis(5).toNanos()
    }

    def "a stray permit does not wake"() {
        given:
        def thread = sleeping('one', MINUTE)

        when:
        LockSupport.unpark(thread)
        sleepers.wakeDue(MINUTE.toNanos() - 1)

        then:
        soon.eventually { assert thread.state == Thread.State.WAITING }
        woken.empty

        cleanup:
        sleepers.wakeDue(MINUTE.toNanos())
    }

    def "a time beyond all counting is one that does not end"() {
        given:
        now = Long.MAX_VALUE / 4 as long
        def thread = sleeping('one', Duration.ofSeconds(Long.MAX_VALUE))

        expect:
        sleepers.wakeDue(sleepers.nanoTime()) > Duration.ofDays(36500).toNanos()

        cleanup:
        thread.interrupt()
    }

    def "the thread that wakes does so in time for one who came later and is due earlier"() {
        given:
        def live = new Sleepers(System::nanoTime, Thread.ofPlatform().daemon().factory()).start()
        def late = Thread.ofVirtual().start { interruptibly { live.sleep(Duration.ofHours(1)) } }
        def early = new CountDownLatch(1)
        soon.eventually { assert late.state == Thread.State.WAITING }

        when:
        Thread.ofVirtual().start { live.sleep(Duration.ofMillis(1)); early.countDown() }

        then:
        early.await(10, TimeUnit.SECONDS)
        late.alive

        cleanup:
        late.interrupt()
    }

    def "#kind threads sleep by the machine's clock for as long as they were told"() {
        given:
        def slept = new ConcurrentLinkedQueue<Long>()

        when:
        def threads = (1..20).collect { number ->
            builder.start {
                long began = System.nanoTime()
                Clock.system().sleep(Duration.ofMillis(number))
                slept << System.nanoTime() - began - Duration.ofMillis(number).toNanos()
            }
        }
        threads*.join(Duration.ofSeconds(10))

        then:
        slept.size() == 20
        slept.every { it >= 0 }

        where:
        kind       | builder
        'virtual'  | Thread.ofVirtual()
        'platform' | Thread.ofPlatform()
    }

    private Thread sleeping(String name, Duration duration) {
        int before = sleepers.size()
        def thread = Thread.ofVirtual().start { interruptibly { sleepers.sleep(duration); woken << name } }
        soon.eventually { assert sleepers.size() == before + 1 }
        thread
    }

    private static void interruptibly(Closure code) {
        try {
            code()
        } catch (InterruptedException ignored) {
            Thread.currentThread().interrupt()
        }
    }
}
