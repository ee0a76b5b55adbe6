package dev.gryllus.health

import dev.gryllus.support.FakeClock
import java.time.Duration
import spock.lang.Specification

class ProbesSpec extends Specification {
    def "both wake at the same moments, seed #seed"() {
        given:
        def clock = new FakeClock()
        def probes = Probes.of(clock, seed)

        when:
        clock.advance(Duration.ofSeconds(10))
        [probes.users(), probes.threads()]*.count()
        def users = probes.users().take()

        then:
        users.delays().count() > 500
        users == probes.threads().take()

        where:
        seed = new Random().nextLong()
    }
}
