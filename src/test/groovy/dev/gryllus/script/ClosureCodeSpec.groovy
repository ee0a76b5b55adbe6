package dev.gryllus.script

import spock.lang.Specification

class ClosureCodeSpec extends Specification {
    def "a closure with #parameters is called with what it takes"() {
        expect:
        ClosureCode.of(closure).call((Closure) closure.clone(), 'ada') == answer

        where:
        parameters              | closure                            || answer
        'no parameter'          | { -> 'none' }                      || 'none'
        'the implicit one'      | { it }                             || 'ada'
        'one'                   | { user -> "hello $user" as String } || 'hello ada'
        'one of a type'         | { String user -> user.length() }   || 3
        'a default'             | { user = 'eve' -> user }           || 'ada'
        'any number'            | { Object... users -> users.size() } || 1
    }

    def "what the closure throws comes through as it is"() {
        given:
        def fault = new IOException('checked')
        def closure = { throw fault }

        when:
        ClosureCode.of(closure).call(closure, 'ada')

        then:
        def thrown = thrown(IOException)
        thrown.is(fault)
    }

    def "a closure that takes more is a mistake with Groovy's words"() {
        given:
        def closure = { a, b -> a }

        when:
        ClosureCode.of(closure).call(closure, 'ada')

        then:
        thrown(MissingMethodException)
    }

    def "a copy sees its own delegate"() {
        given:
        def closure = { name }
        def code = ClosureCode.of(closure)
        def copies = ['ada', 'eve'].collect { who ->
            def copy = (Closure) closure.clone()
            copy.delegate = [name: who]
            copy.resolveStrategy = Closure.DELEGATE_FIRST
            copy
        }

        expect:
        copies.collect { code.call(it, 'x') } == ['ada', 'eve']
    }
}
