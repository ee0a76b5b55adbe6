package dev.gryllus.http

import okhttp3.HttpUrl
import spock.lang.Specification

class KnownUrlsSpec extends Specification {
    def "an address is taken apart once, and never taken for another"() {
        expect:
        KnownUrls.parse('http://a/known').is(KnownUrls.parse('http://a/' + 'known'))
        (1..10_000).every { KnownUrls.parse("http://a/items/$it") == HttpUrl.get("http://a/items/$it") }
        (1..10_000).every { KnownUrls.parse("http://a/items/$it").toString() == "http://a/items/$it" }
    }

    def "a long one is not kept, but read"() {
        given:
        def text = 'http://a/' + 'x' * 1000

        expect:
        KnownUrls.parse(text) == KnownUrls.parse(text)
        !KnownUrls.parse(text).is(KnownUrls.parse(text))
    }

    def "what is none is told each time"() {
        when:
        KnownUrls.parse('http://a b/')

        then:
        thrown(IllegalArgumentException)
    }
}
