package dev.gryllus.event

import dev.gryllus.support.FakeClock
import dev.gryllus.user.StopUser
import java.time.Duration
import spock.lang.Specification

class EnvironmentSpec extends Specification {
    def environment = new Environment(new FakeClock())

    def "before anything is known it knows nothing, and a sample has listeners only"() {
        given:
        def heard = []
        environment.events.request.add_listener { heard << it.name }

        when:
        environment.events.request.fire(request_type: 'X', name: 'early')

        then:
        heard == ['early']
        with(environment) {
            [runner, stats, web_ui, parsed_options, host, stop_timeout, tags, exclude_tags, shape_class, locustfile, process_exit_code]
                .every { it == null }
            user_classes == []
            parsed_locustfiles == []
            !reset_stats
            catch_exceptions
        }
    }

    def "it shows what the operator asked for"() {
        when:
        environment.describe(new RunDescription(Optional.of('options'), Optional.of('http://h'), Duration.ofMillis(1500), ['a'] as Set, [] as Set,
            ['Shopper'], Optional.of('stairs'), ['/x/a.groovy', '/x/b.groovy'], true))

        then:
        with(environment) {
            parsed_options == 'options'
            host == 'http://h'
            stop_timeout == 1.5d
            tags == ['a']
            exclude_tags == null
            user_classes == ['Shopper']
            shape_class == 'stairs'
            locustfile == '/x/a.groovy'
            parsed_locustfiles == ['/x/a.groovy', '/x/b.groovy']
            reset_stats
        }
    }

    def "scripts hang on it what they like, and what is not there names what is"() {
        when:
        environment.cache = [1]
        environment.cach

        then:
        environment.cache == [1]
        def e = thrown(UnknownName)
        e.message.startsWith "unknown 'cach' in environment. Did you mean 'cache'? Known: catch_exceptions, events"
    }

    def "an exit code is one that a shell understands: #code"() {
        when:
        environment.process_exit_code = code

        then:
        def e = thrown(IllegalArgumentException)
        e.message == "process_exit_code is 0 to 255, not $code"

        where:
        code << [-1, 256]
    }

    def "listeners of reset_stats are told, and an order of theirs is a fault: nobody could follow it"() {
        given:
        def told = 0
        environment.events.reset_stats.add_listener { told++ }
        environment.events.reset_stats.add_listener { throw new StopUser() }

        when:
        environment.tellStatsReset()

        then:
        told == 1
        environment.faults().count() == 1
    }
}
