package dev.gryllus.output

import dev.gryllus.stats.StatsSnapshot
import java.time.Duration
import spock.lang.Specification

class RecentWindowSpec extends Specification {
    SampleRun run = new SampleRun()

    def "the first snapshot has nothing behind it"() {
        given:
        run.at(1).request('GET', '/', 5)

        when:
        def progress = run.progress()

        then:
        progress.total().total().requests() == 1
        progress.recent().total().requests() == 0
        progress.recent().perSecond(progress.recent().total().requests()) == 0
    }

    def "after #seconds seconds the window is #length seconds long and holds #requests requests"() {
        given: 'one request a second, just before each tick'
        def progress = run.progress()

        when:
        seconds.times {
            run.at(it + 1).request('GET', '/', 5)
            progress = run.progress()
        }

        then:
        Duration.between(progress.recent().startedAt(), progress.recent().endedAt()) == Duration.ofSeconds(length)
        progress.recent().total().requests() == requests
        progress.total().total().requests() == seconds

        where:
        seconds || length | requests
        1       || 1      | 1
        5       || 5      | 5
        10      || 10     | 10
        11      || 10     | 10
        60      || 10     | 10
    }

    def "ticks that jitter do not change the length by a second"() {
        when:
        def lengths = (0..40).collect {
            run.at(it + (it % 3) * 0.1)
            def recent = run.progress().recent()
            Duration.between(recent.startedAt(), recent.endedAt()).toMillis()
        }

        then:
        lengths.drop(10).every { it >= 9_700 && it <= 10_200 }
    }

    def "a pause leaves the window no shorter than ten seconds"() {
        given:
        run.at(0).progress()
        run.at(1).progress()

        when:
        run.at(30).request('GET', '/', 5)
        def recent = run.progress().recent()

        then:
        Duration.between(recent.startedAt(), recent.endedAt()) == Duration.ofSeconds(29)
        recent.total().requests() == 1
    }

    def "a reset begins a new window"() {
        given:
        run.at(1).request('GET', '/old', 5)
        run.progress()
        run.at(2)
        run.stats.reset()
        run.at(4).request('GET', '/new', 5)

        when:
        def recent = run.progress().recent()

        then:
        recent.entries().keySet()*.name() == ['/new']
        Duration.between(recent.startedAt(), recent.endedAt()) == Duration.ofSeconds(2)
    }

    def "the window is the difference of two snapshots, whatever happens in it"() {
        given:
        def seed = System.nanoTime()
        println "seed $seed"
        def random = new Random(seed)
        List<StatsSnapshot> snapshots = []

        expect:
        (1..60).every { second ->
            run.at(second)
            random.nextInt(4).times { run.request('GET', "/${random.nextInt(3)}", 1 + random.nextInt(500)) }
            if (random.nextInt(25) == 0) {
                run.stats.reset()
                snapshots.clear()
            }
            def progress = run.progress()
            def base = snapshots.reverse().find { Duration.between(it.takenAt(), progress.total().takenAt()).toMillis() >= 9_500 } ?: (snapshots ? snapshots.first() : null)
            snapshots << progress.total()
            base == null || counted(progress.recent()) == counted(progress.total().minus(base))
        }
    }

    private static Map counted(StatsSnapshot window) {
        [start: window.startedAt(), end: window.takenAt(), users: window.users(), failures: window.failures()*.value*.count(),
         entries: window.entries().collectEntries { [it.key, [it.value.successes().service(), it.value.successes().bytes(), it.value.requests()]] }]
    }
}
