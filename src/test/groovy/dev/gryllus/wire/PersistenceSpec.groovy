package dev.gryllus.wire

import spock.lang.Specification

class PersistenceSpec extends Specification {
    def "#version with Connection #connection: offered #offered"() {
        expect:
        Persistence.isOffered(version, connection) == offered

        where:
        version    | connection                || offered
        'HTTP/1.1' | []                        || true
        'HTTP/1.1' | ['keep-alive']            || true
        'HTTP/1.1' | ['close']                 || false
        'HTTP/1.1' | ['CLOSE']                 || false
        'HTTP/1.1' | ['foo, close']            || false
        'HTTP/1.1' | ['close ,foo']            || false
        'HTTP/1.1' | ['foo', 'close']          || false
        'HTTP/1.1' | ['closed']                || true
        'HTTP/1.1' | ['']                      || true
        'HTTP/1.0' | []                        || false
        'HTTP/1.0' | ['close']                 || false
        'HTTP/1.0' | ['keep-alive']            || true
        'HTTP/1.0' | ['foo,Keep-Alive']        || true
    }

    def "a response with #status over #version and Connection #connection: offered #offered"() {
        expect:
        Persistence.isOffered(status, version, connection) == offered

        where:
        status | version    | connection     || offered
        101    | 'HTTP/1.1' | ['upgrade']    || false
        101    | 'HTTP/1.0' | ['keep-alive'] || false
        200    | 'HTTP/1.1' | []             || true
        200    | 'HTTP/1.1' | ['close']      || false
    }
}
