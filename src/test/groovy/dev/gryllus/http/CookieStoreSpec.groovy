package dev.gryllus.http

import dev.gryllus.support.FakeClock
import java.time.Duration
import okhttp3.Headers
import okhttp3.HttpUrl
import spock.lang.Specification

class CookieStoreSpec extends Specification {
    def clock = new FakeClock()
    def cookies = new CookieStore(clock)

    def "a cookie '#set' of http://shop.test/app/login #goes to #url"() {
        given:
        received('http://shop.test/app/login', set)

        expect:
        sentTo(url) == (sent ? 'a=1' : '')

        where:
        set                                      | url                            || sent
        'a=1'                                    | 'http://shop.test/app/x'       || true
        'a=1'                                    | 'https://shop.test/app/x'      || true
        'a=1'                                    | 'http://shop.test:81/app/x'    || true
        'a=1'                                    | 'http://shop.test/other'       || false
        'a=1; Path=/'                            | 'http://shop.test/other'       || true
        'a=1; Path=/'                            | 'http://www.shop.test/'        || false
        'a=1; Path=/; Domain=shop.test'          | 'http://www.shop.test/'        || true
        'a=1; Path=/; Domain=elsewhere.test'     | 'http://elsewhere.test/'       || false
        'a=1; Path=/; Secure'                    | 'http://shop.test/'            || false
        'a=1; Path=/; Secure'                    | 'https://shop.test/'           || true
        'a=1; Path=/; HttpOnly; SameSite=Strict' | 'http://shop.test/'            || true
        'nonsense'                               | 'http://shop.test/'            || false
        goes = sent ? 'goes' : 'does not go'
    }

    def "a newer cookie replaces one of the same name, domain and path, and an expired one takes it away"() {
        when:
        received('http://shop.test/', 'a=1', 'b=2')
        received('http://shop.test/', 'a=3')
        received('http://shop.test/x', 'a=deep; Path=/x')

        then:
        sentTo('http://shop.test/') == 'b=2; a=3'
        sentTo('http://shop.test/x') == 'a=deep; b=2; a=3'
        cookies.get('a') == 'deep'

        when:
        received('http://shop.test/', 'a=; Expires=Thu, 01 Jan 1970 00:00:00 GMT')

        then:
        sentTo('http://shop.test/') == 'b=2'
    }

    def "a cookie ends at its time"() {
        given:
        received('http://shop.test/', 'a=1; Expires=Thu, 01 Jan 2026 00:01:00 GMT')

        expect:
        sentTo('http://shop.test/') == 'a=1'

        when:
        clock.advance(Duration.ofMinutes(1))

        then:
        sentTo('http://shop.test/') == ''
        cookies.get('a') == null
    }

    def "cookies of the call win over those of the script and the servers"() {
        given:
        received('http://shop.test/', 'server=1', 'all=server')
        cookies['script'] = "${2}"
        cookies.set('all', 'script')

        expect:
        sentTo('http://shop.test/', [call: '3', all: 'call']) == 'script=2; server=1; call=3; all=call'
        sentTo('http://elsewhere.test/') == 'script=2; all=script'
        cookies['script'] == '2'

        when:
        cookies.clear()

        then:
        sentTo('http://shop.test/') == ''
    }

    def "of each domain the newest 50 are kept"() {
        given:
        received('http://other.test/', 'a=1')

        when:
        (1..50).each { received('http://shop.test/', "c$it=$it") }
        received('http://shop.test/', 'c1=again')
        received('http://shop.test/', 'c51=51', 'c52=52')

        then:
        sentTo('http://shop.test/') == ((4..50).collect { "c$it=$it" } + ['c1=again', 'c51=51', 'c52=52']).join('; ')
        sentTo('http://other.test/') == 'a=1'
    }

    def "a cookie of the script with more than one line is refused: #name=#value"() {
        when:
        cookies.set(name, value)

        then:
        def e = thrown(IllegalArgumentException)
        e.message == expected
        sentTo('http://shop.test/') == ''

        where:
        name     | value                || expected
        'a'      | 'b\r\nX-Smuggled: c' || 'cookies: a: a header is one line'
        'a'      | 'b\nc'               || 'cookies: a: a header is one line'
        'a\rb'   | 'c'                  || 'cookies: a b: a header is one line'
    }

    private void received(String url, String... cookiesSet) {
        cookies.receive(HttpUrl.get(url), new OkHttpHeaders(Headers.of(cookiesSet.collectMany { ['Set-Cookie', it] } as String[])))
    }

    private String sentTo(String url, Map<String, String> ofCall = [:]) {
        cookies.header(HttpUrl.get(url), ofCall)
    }
}
