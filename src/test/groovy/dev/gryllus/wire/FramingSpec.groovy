package dev.gryllus.wire

import static dev.gryllus.wire.Framing.*

import spock.lang.Specification

class FramingSpec extends Specification {
    def "#method, #status, lengths #lengths, codings #codings end as #expected"() {
        expect:
        Framing.of(method, status, version, lengths, codings) == expected

        where:
        method | status | version    | lengths      | codings     || expected
        'GET'  | 200    | 'HTTP/1.1' | ['5']        | []          || new Length(5)
        'GET'  | 200    | 'HTTP/1.1' | ['5', '5,5'] | []          || new Length(5)
        'GET'  | 200    | 'HTTP/1.1' | []           | ['chunked'] || CHUNKED
        'GET'  | 200    | 'HTTP/1.1' | []           | ['Chunked'] || CHUNKED
        'GET'  | 200    | 'HTTP/1.0' | []           | []          || UNTIL_CLOSE
        'HEAD' | 200    | 'HTTP/1.1' | ['5', '6']   | ['gzip']    || NONE
        'GET'  | 101    | 'HTTP/1.1' | ['5']        | []          || NONE
        'GET'  | 204    | 'HTTP/1.1' | ['0']        | []          || NONE
        'GET'  | 304    | 'HTTP/1.1' | ['5']        | []          || NONE
        'GET'  | 205    | 'HTTP/1.1' | ['0']        | []          || new Length(0)
    }

    def "what contradicts itself is refused: #message"() {
        when:
        Framing.of('GET', status, version, lengths, codings)

        then:
        def e = thrown(WireException)
        e.message == message

        where:
        status | version    | lengths      | codings                || message
        200    | 'HTTP/1.1' | ['5', '6']   | []                     || 'The response has two different Content-Lengths'
        200    | 'HTTP/1.1' | ['5']        | ['chunked']            || 'The response has both Content-Length and Transfer-Encoding'
        200    | 'HTTP/1.1' | ['5,']       | []                     || 'The response has a Content-Length that is no length'
        200    | 'HTTP/1.1' | ['+5']       | []                     || 'The response has a Content-Length that is no length'
        200    | 'HTTP/1.1' | []           | ['chunked', 'chunked'] || 'The response has a Transfer-Encoding that was not asked for'
        200    | 'HTTP/1.1' | []           | ['identity']           || 'The response has a Transfer-Encoding that was not asked for'
        200    | 'HTTP/1.0' | []           | ['chunked']            || 'The response has a Transfer-Encoding, which HTTP/1.0 does not know'
        204    | 'HTTP/1.1' | ['1']        | []                     || 'HTTP 204 had non-zero Content-Length: 1'
    }
}
