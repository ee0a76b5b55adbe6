package dev.gryllus.web

import dev.gryllus.support.FakeClock
import java.time.Duration
import spock.lang.Specification

class NewsSpec extends Specification {
    FakeClock clock = new FakeClock()
    int made = 0
    Duration making = Duration.ZERO
    News news = new News(clock, Duration.ofSeconds(2), { clock.advance(making); Optional.of('{"n": ' + ++made + '}') })

    def "it is told at once, then not before the period is over, and only when something has happened"() {
        expect:
        news.due() == Optional.of('{"n": 1}')

        when:
        news.happened()
        clock.advance(Duration.ofMillis(1_999))

        then:
        news.due().empty

        when:
        clock.advance(Duration.ofMillis(1))

        then:
        news.due() == Optional.of('{"n": 2}')

        when: 'long after, and nothing has happened'
        clock.advance(Duration.ofSeconds(60))

        then:
        news.due().empty
        made == 2
    }

    def "what takes long to make is left alone as long as the period afterwards"() {
        given:
        making = Duration.ofSeconds(5)
        news.due()
        news.happened()

        when:
        clock.advance(Duration.ofMillis(1_999))

        then:
        news.due().empty
    }
}
