package dev.gryllus.event

import dev.gryllus.support.FakeClock
import dev.gryllus.user.RescheduleTask
import dev.gryllus.user.StopUser
import dev.gryllus.user.User
import spock.lang.Specification

class UserErrorsSpec extends Specification {
    def environment = new Environment(new FakeClock())
    def user = new User()
    def thrownByTask = new IllegalStateException('oops')

    def "listeners get the user, the exception and its trace"() {
        given:
        def heard = []
        environment.events.user_error.add_listener { heard << it }

        when:
        environment.userErrors().fault(user, thrownByTask)

        then:
        heard.size() == 1
        heard[0].user_instance.is(user)
        heard[0].exception.is(thrownByTask)
        heard[0].tb.startsWith('IllegalStateException: oops')
    }

    def "without catch_exceptions the user ends"() {
        given:
        environment.catch_exceptions = false

        when:
        environment.userErrors().fault(user, thrownByTask)

        then:
        thrown(StopUser)
    }

    def "an order of a listener goes on to the user"() {
        given:
        environment.events.user_error.add_listener { throw new RescheduleTask() }

        when:
        environment.userErrors().fault(user, thrownByTask)

        then:
        thrown(RescheduleTask)
    }

    def "an exception is told in the words of scripts"() {
        expect:
        environment.userErrors().describe(new MissingMethodException('on_strt', User, [] as Object[])).message() ==
            "MissingMethodException: there is no on_strt() of user User. Did you mean 'on_start'?"
    }
}
