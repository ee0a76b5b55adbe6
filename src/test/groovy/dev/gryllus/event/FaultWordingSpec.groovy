package dev.gryllus.event

import dev.gryllus.http.HttpUser
import dev.gryllus.http.HttpVerbs
import org.codehaus.groovy.runtime.metaclass.MethodSelectionException
import spock.lang.Specification

class FaultWordingSpec extends Specification {

    def "#code: #sentence"() {
        when:
        new GroovyShell(new Binding(environment: new Environment(null), user: new HttpUser())).evaluate(code)

        then:
        def e = thrown(Exception)
        FaultWording.sentence(e).get() == sentence
        FaultWording.summary(e) == e.class.simpleName + ': ' + sentence

        where:
        code                         | sentence
        "environment.describ(1)"     | "there is no describ(1) of environment. Did you mean 'describe'?"
        "environment.describe(1, 2)" | 'describe of environment does not take (1, 2); it takes (newDescription)'
        "user.measure('X') { 1 }"    | "measure of user HttpUser does not take ('X', { … }); it takes (requestType, name, { … }) or (name: value, requestType, name, { … })"
        "user.nothing(a: 'b', c: 1)" | "there is no nothing(a: 'b', c: 1) of user HttpUser"
        "user.on_strt(null, [1])"    | "there is no on_strt(null, ArrayList) of user HttpUser. Did you mean 'on_start'?"
        "'abc'.toUpperCas()"         | "there is no toUpperCas() of String. Did you mean 'toUpperCase'?"
    }

    def "the same call in the same place says the same each time"() {
        given:
        def words = {
            try {
                new HttpUser().measure {}
            } catch (MissingMethodException e) {
                FaultWording.describe(e).message()
            }
        }

        expect:
        words() == words()
    }

    def "a call that several methods might take says what they take"() {
        when:
        ({} as HttpVerbs).get()

        then:
        def e = thrown(MethodSelectionException)
        FaultWording.sentence(e).get() == 'get of client does not take ();' +
            ' it takes (url) or (name: value, url) or (url, { … }) or (name: value, url, { … })'
    }

    def "Java's wait is not ours"() {
        when:
        new Object().wait()

        then:
        def e = thrown(IllegalMonitorStateException)
        FaultWording.sentence(e).get().startsWith('there is no wait() in scripts. Did you mean sleep(500)')
    }

    def "what says enough itself stays as it is"() {
        expect:
        FaultWording.sentence(new IllegalStateException('oops')).empty
        FaultWording.summary(new IllegalStateException('oops')) == 'IllegalStateException: oops'
    }
}
