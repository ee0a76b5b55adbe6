package dev.gryllus.http

import static dev.gryllus.http.Warmup.Client.FAST
import static dev.gryllus.http.Warmup.Client.HTTP

import dev.gryllus.stats.Clock
import java.util.concurrent.TimeUnit
import spock.lang.Specification
import spock.lang.Timeout

class WarmupSpec extends Specification {

    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    def "ends by itself and leaves no connection behind: #clients, JSON: #json"() {
        given: 'nothing is left of other specs'
        while (OkHttpCore.IDLE.giveSomeBack()) {
        }

        when:
        def worked = Warmup.run(Clock.system(), new Warmup.Use(clients as LinkedHashSet, json))

        then:
        worked
        !OkHttpCore.IDLE.giveSomeBack()

        where:
        clients      | json
        [HTTP]       | false
        [HTTP]       | true
        [FAST]       | false
        [FAST]       | true
        [HTTP, FAST] | true
    }

    def "what goes wrong, of whatever kind, is told and not thrown"() {
        given:
        def clock = Stub(Clock) {
            nanoTime() >> { throw new NoClassDefFoundError('okhttp3/Gone') }
        }

        expect:
        !Warmup.run(clock, new Warmup.Use([HTTP] as LinkedHashSet, false))
    }

    def "an interruption ends it, and is passed on"() {
        given:
        Thread.currentThread().interrupt()

        when:
        def worked = Warmup.run(Clock.system(), new Warmup.Use([HTTP] as LinkedHashSet, false))

        then:
        Thread.interrupted()
        !worked

        cleanup:
        Thread.interrupted()
    }

    def "nothing to warm is a mistake of ours"() {
        when:
        new Warmup.Use([] as LinkedHashSet, false)

        then:
        thrown(IllegalArgumentException)
    }
}
