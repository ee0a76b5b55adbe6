package dev.gryllus.http

import static dev.gryllus.http.Dialect.REQUESTS

import okhttp3.Headers
import okhttp3.HttpUrl
import okhttp3.RequestBody
import spock.lang.Specification

class RedirectsSpec extends Specification {
    static final RequestBody BODY = RequestBody.create('body'.bytes)

    def "after #status a #method becomes #next, #what its body"() {
        when:
        def request = Redirects.next(request(method, 'http://a/x', ['Content-Type': 'text/plain']), status, location('/y'), REQUESTS).get()

        then:
        request.method() == next
        request.url() as String == 'http://a/y'
        (request.body().orElse(null) == BODY) == withBody
        (request.headers()['Content-Type'] == 'text/plain') == withBody

        where:
        status | method   || next     | withBody
        301    | 'POST'   || 'GET'    | false
        301    | 'GET'    || 'GET'    | false
        301    | 'PUT'    || 'PUT'    | false
        302    | 'POST'   || 'GET'    | false
        302    | 'PUT'    || 'GET'    | false
        302    | 'DELETE' || 'GET'    | false
        302    | 'HEAD'   || 'HEAD'   | false
        303    | 'POST'   || 'GET'    | false
        303    | 'HEAD'   || 'HEAD'   | false
        307    | 'POST'   || 'POST'   | true
        307    | 'PUT'    || 'PUT'    | true
        308    | 'PATCH'  || 'PATCH'  | true
        what = withBody ? 'with' : 'without'
    }

    def "of a fast user a POST stays after 301"() {
        expect:
        Redirects.next(request('POST', 'http://a/x'), status, location('/y'), Dialect.FAST).get().method() == method

        where:
        status || method
        301    || 'POST'
        302    || 'GET'
        303    || 'GET'
        308    || 'POST'
    }

    def "#status with Location '#location' is no redirect"() {
        expect:
        Redirects.next(request('GET', 'http://a/x'), status, location == null ? new OkHttpHeaders(Headers.EMPTY) : this.location(location), REQUESTS).empty

        where:
        status | location
        200    | '/y'
        300    | '/y'
        304    | '/y'
        305    | '/y'
        306    | '/y'
        309    | '/y'
        302    | null
        302    | ''
    }

    def "from #from a redirect to '#location' leads to #to"() {
        expect:
        Redirects.next(request('GET', from), 302, location(location), REQUESTS).get().url() as String == to

        where:
        from                  | location            || to
        'http://a/x/y?q=1'    | 'z'                 || 'http://a/x/z'
        'http://a/x/y?q=1'    | '?r=2'              || 'http://a/x/y?r=2'
        'http://a/x/y'        | '../z'              || 'http://a/z'
        'http://a/x'          | '//b/z'             || 'http://b/z'
        'http://a/x'          | 'https://b:8443/z'  || 'https://b:8443/z'
        'http://a/x'          | '/a b'              || 'http://a/a%20b'
        'http://a/x#part'     | '/y'                || 'http://a/y#part'
        'http://a/x#part'     | '/y#other'          || 'http://a/y#other'
    }

    def "secrets of the script #go from #from to #to"() {
        when:
        def next = Redirects.next(request('GET', from, [Authorization: 'Basic x', Cookie: 'a=b', Accept: '*/*']), 302, location(to), REQUESTS).get()

        then:
        next.headers()['Authorization'] == (kept ? 'Basic x' : null)
        next.headers()['Cookie'] == (kept ? 'a=b' : null)
        next.headers()['Accept'] == '*/*'

        where:
        from            | to                 || kept
        'http://a/x'    | '/y'               || true
        'http://a/x'    | 'http://a:80/y'    || true
        'http://a/x'    | 'https://a/y'      || true
        'http://a/x'    | 'http://b/y'       || false
        'http://a/x'    | 'http://a:81/y'    || false
        'https://a/x'   | 'http://a/y'       || false
        'http://a:81/x' | 'https://a:81/y'   || false
        go = kept ? 'go' : 'do not go'
    }

    def "a redirect to something that is not HTTP is a fault"() {
        when:
        Redirects.next(request('GET', 'http://a/x'), 302, location(location), REQUESTS)

        then:
        def e = thrown(RequestException)
        e as String == "RedirectError('Cannot follow the redirect to $location')"

        where:
        location << ['ftp://a/y', 'mailto:a@b', 'http://a:99999/']
    }

    private static TransportRequest request(String method, String url, Map<String, String> headers = [:]) {
        new TransportRequest(method, HttpUrl.get(url), Headers.of(headers), Optional.of(BODY), ConnectionSettings.DEFAULT, false)
    }

    private static OkHttpHeaders location(String location) {
        new OkHttpHeaders(Headers.of('Location', location))
    }
}
