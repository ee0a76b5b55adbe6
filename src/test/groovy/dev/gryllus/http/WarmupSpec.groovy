package dev.gryllus.http

import dev.gryllus.stats.Clock
import java.util.concurrent.TimeUnit
import spock.lang.Specification
import spock.lang.Timeout

class WarmupSpec extends Specification {

    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    def "ends by itself and leaves no connection behind"() {
        given: 'nothing is left of other specs'
        while (OkHttpCore.IDLE.giveSomeBack()) {
        }

        when:
        Warmup.run(Clock.system())

        then:
        !OkHttpCore.IDLE.giveSomeBack()
    }
}
