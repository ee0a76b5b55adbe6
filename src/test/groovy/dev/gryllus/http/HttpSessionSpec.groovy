package dev.gryllus.http

import static com.github.tomakehurst.wiremock.client.WireMock.*
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options

import com.github.tomakehurst.wiremock.WireMockServer
import com.github.tomakehurst.wiremock.verification.LoggedRequest
import dev.gryllus.stats.Outcome
import dev.gryllus.stats.RequestEvent
import dev.gryllus.support.RawServer
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Shared

class HttpSessionSpec extends UserSpecification {
    @Shared
    @AutoCleanup('stop')
    WireMockServer server = new WireMockServer(options().dynamicPort().bindAddress('127.0.0.1').gzipDisabled(true)).tap { it.start() }

    HttpUser user
    HttpSession client

    def setup() {
        server.resetAll()
        server.stubFor(any(anyUrl()).atPriority(10).willReturn(ok('fine')))
        user = newUser(base)
        client = user.client
    }

    def "what is no HTTP method is a mistake of the script, and never goes onto the wire: #method"() {
        when:
        newUser('http://localhost:1').client.request(method, '/')

        then:
        def e = thrown(IllegalArgumentException)
        e.message == "'$method' is no HTTP method"
        recorder.requests.empty

        where:
        method << ['', 'FOO BAR', 'GET /x HTTP/1.1\r\nX: y\r\n\r\nGET', 'GET:']
    }

    def "#method: sent, reported, answered"() {
        when:
        def response = client."$method"('/items/7?q=1')

        then:
        sent().method.value() == method.toUpperCase()
        event() == new RequestEvent(method.toUpperCase(), '/items/7?q=1', "$base/items/7?q=1", clock.nanoTime(), 0,
            OptionalLong.empty(), length, Outcome.SUCCESS, [:], Optional.of(response), response.phases.times())
        response.status_code == 200
        response.text == (length ? 'fine' : '')

        where:
        method    || length
        'get'     || 4
        'post'    || 4
        'put'     || 4
        'patch'   || 4
        'delete'  || 4
        'options' || 4
        'head'    || 0
    }

    def "request() takes any method, sent in capitals and reported as given"() {
        when:
        client.request('propfind', '/files')

        then:
        sent().method.value() == 'PROPFIND'
        event().method() == 'propfind'
    }

    def "a response tells what came"() {
        given:
        server.stubFor(get('/item').willReturn(aResponse().withStatus(201).withStatusMessage('Made')
            .withHeader('Content-Type', 'application/json').withHeader('Set-Cookie', 'a=b; Path=/')
            .withHeader('X-Two', 'one', 'two').withBody('{"id": 7, "tags": ["new"], "price": 1.5, "gone": null}')))

        when:
        def response = client.get('/item')

        then:
        with(response) {
            status_code == 201
            reason == 'Made'
            ok
            json() == [id: 7, tags: ['new'], price: 1.5d, gone: null]
            headers['content-TYPE'] == 'application/json'
            headers['X-Two'] == 'one, two'
            headers['X-None'] == null
            url == "http://127.0.0.1:${server.port()}/item"
            cookies == [a: 'b']
            history == []
            error == null
            content == text.bytes
        }
    }

    def "text is read in the charset that the server names"() {
        given:
        server.stubFor(get('/').willReturn(aResponse().withHeader('Content-Type', type).withBody('Grün'.getBytes(charset))))

        expect:
        client.get('/').text == 'Grün'

        where:
        type                            | charset
        'text/plain; charset=utf-8'     | 'UTF-8'
        'text/plain; charset=latin1'    | 'ISO-8859-1'
        'text/plain'                    | 'UTF-8'
        'text/plain; charset=nonsense'  | 'UTF-8'
        'nonsense'                      | 'UTF-8'
    }

    def "a response finds things in its content"() {
        given:
        server.stubFor(get('/json').willReturn(okJson('{"items": [{"id": 7}, {"id": 8}]}')))
        server.stubFor(get('/page').willReturn(ok('<a href="two">next</a> <a>last</a>').withHeader('Content-Type', 'text/html')))

        expect:
        with(client.get('/json')) {
            jsonpath('$.items[*].id') == 7
            jsonpath('$.items') == [[id: 7], [id: 8]]
            jsonpath('$.missing') == null
            jsonpath_all('$.items[*].id') == [7, 8]
            regex(/"id": (\d)/) == '7'
            regex(/nothing/) == null
            regex_all(/"id": (\d)/) == ['7', '8']
        }
        with(client.get('/page')) {
            css('a').text() == 'next'
            css('a').absolute('href') == "$base/two"
            css('b') == null
            css_all('a')*.text() == ['next', 'last']
        }
    }

    def "json() on something else says so"() {
        given:
        server.stubFor(get('/').willReturn(ok(body)))

        when:
        client.get('/').json()

        then:
        def e = thrown(JSONDecodeError)
        e.message.startsWith(message)

        where:
        body         || message
        '<html>'     || "Unexpected character ('<'"
        ''           || 'The response is empty'
        '{"a": 1'    || 'Unexpected end-of-input'
    }

    def "a status of #status is #expected"() {
        given:
        server.stubFor(get('/items/7').willReturn(aResponse().withStatus(status).withStatusMessage(message)))

        when:
        def response = client.get('/items/7', name: '/items/[id]')

        then:
        reasons == [expected]
        response.ok == (expected == 'success')
        event().name() == '/items/[id]'

        where:
        status | message             || expected
        204    | 'No Content'        || 'success'
        304    | 'Not Modified'      || 'success'
        399    | ''                  || 'success'
        400    | ''                  || "HTTPError('400 Client Error for url: /items/[id]')"
        404    | 'Not Found'         || "HTTPError('404 Client Error: Not Found for url: /items/[id]')"
        503    | 'Come Back Later'   || "HTTPError('503 Server Error: Come Back Later for url: /items/[id]')"
    }

    def "params are added to the query, and are in the default name"() {
        when:
        client.get(url, params: params)

        then:
        event().name() == name
        sent().url == name

        where:
        url          | params                                  || name
        '/s'         | [q: 'a b&c', n: 3]                      || '/s?q=a+b%26c&n=3'
        '/s?x=1'     | [q: 'ü']                                || '/s?x=1&q=%C3%BC'
        '/s?'        | [q: 1]                                  || '/s?q=1'
        '/s'         | [q: ['a', 'b'], none: null, e: '']      || '/s?q=a&q=b&e='
        '/s'         | [("k${1}"): "v${2}", l: [1, 2] as Object[]] || '/s?k1=v2&l=1&l=2'
        '/s'         | 'raw=1&raw=2'                           || '/s?raw=1&raw=2'
        '/s'         | [:]                                     || '/s'
        '/s?'        | null                                    || '/s'
    }

    def "an address that begins with http is taken as it is, in any case"() {
        given:
        def elsewhere = newUser('http://nosuch.invalid').client

        when:
        elsewhere.get("$scheme://127.0.0.1:${server.port()}/x")

        then:
        reasons == ['success']
        event().url() == "http://127.0.0.1:${server.port()}/x"

        where:
        scheme << ['http', 'HTTP']
    }

    def "user and password in an address become basic authentication and are seen nowhere else"() {
        given:
        def secret = newUser("http://ada:p%40ss@127.0.0.1:${server.port()}").client

        when:
        def response = secret.get('/x')

        then:
        sent().getHeader('Authorization') == 'Basic ' + 'ada:p@ss'.bytes.encodeBase64()
        event().url() == "http://127.0.0.1:${server.port()}/x"
        response.url == event().url()
    }

    def "what is said about the request: #arguments"() {
        when:
        client.get(arguments, '/')

        then:
        expected.every { name, value -> sent().getHeader(name) == value }

        where:
        arguments                                              || expected
        [:]                                                    || ['User-Agent': 'gryllus/dev', Accept: '*/*', 'Accept-Encoding': 'gzip, deflate']
        [headers: [accept: 'text/html', 'X-Id': 7]]            || [Accept: 'text/html', 'X-Id': '7']
        [headers: [Accept: null]]                              || [Accept: null]
        [headers: ['X-Name': "G${'r'}ün"]]                     || ['X-Name': new String('Grün'.bytes, 'ISO-8859-1')]
        [auth: ['ada', 'pass']]                                || [Authorization: 'Basic ' + 'ada:pass'.bytes.encodeBase64()]
        [headers: [Authorization: 'Bearer x']]                 || [Authorization: 'Bearer x']
        [cookies: [a: 1, b: 'two']]                            || [Cookie: 'a=1; b=two']
    }

    def "the session's own headers, authentication and checks hold for every request"() {
        when:
        client.headers['X-Forwarded-For'] = "10.0.0.${7}"
        client.headers['user-agent'] = 'Mozilla'
        client.auth = ['ada', 'pass']
        client.get('/')

        then:
        sent().getHeader('X-Forwarded-For') == '10.0.0.7'
        sent().getHeader('User-Agent') == 'Mozilla'
        sent().getHeader('Authorization').startsWith('Basic ')

        when:
        client.auth = null
        client.get('/', headers: ['X-Forwarded-For': null])

        then:
        sent().getHeader('X-Forwarded-For') == null
        sent().getHeader('Authorization') == null
    }

    def "a body: #arguments"() {
        when:
        client.post(arguments, '/')

        then:
        sent().bodyAsString == body
        sent().getHeader('Content-Type') == type

        where:
        arguments                                                  || body                                  | type
        [json: [id: 1, name: "x${1}", list: [1.50, true, null]]]   || '{"id":1,"name":"x1","list":[1.50,true,null]}' | 'application/json'
        [json: [("k${1}"): [("l${2}"): 'v']]]                      || '{"k1":{"l2":"v"}}'                   | 'application/json'
        [json: "text ${1}"]                                        || '"text 1"'                            | 'application/json'
        [json: [], headers: ['content-type': 'application/x']]     || '[]'                                  | 'application/x'
        [data: [a: 'b c', d: ['x', 'y'], n: null]]                 || 'a=b+c&d=x&d=y'                       | 'application/x-www-form-urlencoded'
        [data: "raw ${'ü'}"]                                       || 'raw ü'                               | null
        [data: 'bytes'.bytes]                                      || 'bytes'                               | null
        [json: null]                                               || ''                                    | null
    }

    def "files are sent as parts of a form"() {
        given:
        def folder = Files.createTempDirectory('upload')
        def file = Files.writeString(folder.resolve('photo.txt'), 'from disk')

        when:
        client.post('/upload', data: [title: 'My file'], files: [
            a: file, b: file.toFile(), c: 'bytes'.bytes, d: ['list.csv', '1,2', 'text/csv']])

        then:
        sent().getHeader('Content-Type').startsWith('multipart/form-data; boundary=')
        def parts = sent().parts.collectEntries { [it.name, it] }
        parts.title.body.asString() == 'My file'
        parts.a.body.asString() == 'from disk'
        parts.a.fileName == 'photo.txt'
        parts.b.fileName == 'photo.txt'
        parts.c.body.asString() == 'bytes'
        parts.c.fileName == 'c'
        parts.d.fileName == 'list.csv'
        parts.d.getHeader('Content-Type').firstValue() == 'text/csv'

        cleanup:
        folder.toFile().deleteDir()
    }

    def "a mistake in the arguments is thrown into the task, and no request is made: #arguments"() {
        when:
        client.post(arguments, '/')

        then:
        def e = thrown(IllegalArgumentException)
        e.message.startsWith(message)
        recorder.requests.empty
        server.allServeEvents.empty

        where:
        arguments                           || message
        [jsn: 1]                            || "unknown argument 'jsn' (did you mean 'json'?); a request takes [allow_redirects, auth,"
        [param: [:]]                        || "unknown argument 'param' (did you mean 'params'?)"
        [allow_redirect: true]              || "unknown argument 'allow_redirect' (did you mean 'allow_redirects'?)"
        [hooks: [:]]                        || 'hooks: there are none; look at the response in a closure'
        [stream: 1]                         || 'stream: must be true or false, not 1 (Integer)'
        [http2: 'yes']                      || 'http2: must be true or false, not yes (String)'
        [proxies: 'x']                      || "proxies: must be a map such as [http: 'http://localhost:3128'], not x (String)"
        [proxies: [http: 'socks5://a:1']]   || "proxies: must be the address of an HTTP proxy, such as 'http://user:password@localhost:3128', not 'socks5://a:1'"
        [proxies: [http: 'https://a:1']]    || "proxies: must be the address of an HTTP proxy"
        [verify: 7]                         || 'verify: must be true, false, or a file of certificates, not 7 (Integer)'
        [cert: 'no/such.p12']               || 'cert: cannot read no/such.p12'
        [cert: ['no/such.pem', 'key.pem']]  || 'cert: cannot read no/such.pem'
        [cert: [password: 'x']]             || 'cert: must be a file, [certificate file, key file]'
        [data: Path.of('no/such')]          || 'data: cannot read no/such'
        [params: 3]                         || 'params: must be a map or text, not 3 (Integer)'
        [headers: 'x']                      || 'headers: must be a map, not x (String)'
        [headers: ['a b': 'c']]             || 'Unexpected char 0x20'
        [headers: [a: 'b\nc']]              || 'headers: a: a header is one line'
        [cookies: [a: 'b\r\nc']]            || 'cookies: a: a header is one line'
        [cookies: ['a\nb': 'c']]            || 'cookies: a b: a header is one line'
        [cookies: 'x']                      || 'cookies: must be a map'
        [auth: 'ada']                       || 'auth: must be [user, password], not ada (String)'
        [timeout: 'soon']                   || 'timeout: must be more than 0 seconds, or [connect, read], not soon (String)'
        [timeout: 0]                        || 'timeout: must be more than 0 seconds, or [connect, read], not 0 (Integer)'
        [allow_redirects: 1]                || 'allow_redirects: must be true or false, not 1 (Integer)'
        [verify: 'ca.pem']                  || 'verify: cannot read ca.pem'
        [catch_response: 'yes']             || 'catch_response: must be true or false'
        [context: 'x']                      || 'context: must be a map'
        [data: 7]                           || 'data: must be a map, text, bytes, a file, a stream, or a closure that answers one, not 7 (Integer)'
        [json: 1, data: 'x']                || 'json: goes together with neither data: nor files:'
        [json: endless()]                   || 'json: cannot be written as JSON'
        [files: [a: Path.of('no/such')]]    || 'files: a: cannot read no/such'
        [files: [a: 7]]                     || 'files: a: must be a file, a stream, bytes, text, or [filename, content, type], not 7'
    }

    def "a GET has no body"() {
        when:
        client.get('/', json: [a: 1])

        then:
        def e = thrown(IllegalArgumentException)
        e.message.startsWith('a GET request has no body')
    }

    def "requests go by the name of the call, else of the session, else by path and query"() {
        when:
        client.get('/1')
        client.request_name = 'all of them'
        client.get('/2')
        client.get('/3', name: "own ${3}")
        def answer = client.rename_request('inside') { client.get('/4').text }
        client.get('/5')
        client.request_name = null
        client.get('/6')

        then:
        recorder.requests*.name() == ['/1', 'all of them', 'own 3', 'inside', 'all of them', '/6']
        answer == 'fine'
    }

    def "what a renamed block throws comes through, and the name ends there"() {
        when:
        client.rename_request('inside') { throw new IOException('disk') }

        then:
        def e = thrown(IOException)
        e.message == 'disk'
        client.request_name == null
    }

    def "the context of the user is under that of the call"() {
        given:
        def both = newUser(base, new HttpUser() {
            Map<String, Object> context() { [user: 'ada', step: 1] }
        }).client

        when:
        both.get('/')
        both.get('/', context: [step: 2, ("k${1}"): 'v'])

        then:
        recorder.requests*.context() == [[user: 'ada', step: 1], [user: 'ada', step: 2, k1: 'v']]
    }

    def "the event knows how late its task began"() {
        when:
        user.beginTask(OptionalLong.of(5))
        client.get('/')
        user.endTask()
        client.get('/')

        then:
        recorder.requests*.latenessNanos() == [OptionalLong.of(5), OptionalLong.empty()]
    }

    def "the time is taken from sending to the end of the body, redirects included"() {
        given:
        def slow = new RawServer()
        slow.plan(
            { clock.advance(Duration.ofMillis(30)); it.send('HTTP/1.1 302 Found\r\nLocation: /b\r\nContent-Length: 0\r\n\r\n') },
            { clock.advance(Duration.ofMillis(12)); it.send(RawServer.OK) })
        long before = clock.nanoTime()

        when:
        def response = client.get("$slow.url/a")

        then:
        event().startNanos() == before
        event().responseNanos() == 42_000_000
        response.elapsed.total_seconds() == 0.042d
        response.elapsed.nanos == 42_000_000
        response.history[0].elapsed.total_seconds() == 0.03d
        response.phases.first_byte.total_seconds() == 0.042d

        cleanup:
        slow.close()
    }

    def "compressed content is unpacked, and its length is that of the content"() {
        given:
        server.stubFor(get('/').willReturn(aResponse().withHeader('Content-Encoding', encoding).withBody(ContentDecoderSpec.packed(encoding, 'x' * 1000))))

        when:
        def response = client.get('/')

        then:
        response.text == 'x' * 1000
        event().responseLength() == 1000

        where:
        encoding << ['gzip', 'deflate', 'identity']
    }

    def "redirects are one event under the first address, and can be looked at"() {
        given:
        server.stubFor(post('/a').willReturn(aResponse().withStatus(307).withHeader('Location', '/b?x=1')))
        server.stubFor(post('/b?x=1').willReturn(seeOther('c')))

        when:
        def response = client.post('/a', data: 'body')

        then:
        reasons == ['success']
        event().method() == 'POST'
        event().name() == '/a'
        event().url() == "$base/a"
        response.url == "$base/c"
        response.history*.status_code == [307, 303]
        response.history*.url == ["$base/a", "$base/b?x=1"]
        sentAll().collect { [it.method.value(), it.bodyAsString] } == [['POST', 'body'], ['POST', 'body'], ['GET', '']]
    }

    def "redirects are followed or not: #call"() {
        given:
        server.stubFor(any(urlEqualTo('/a')).willReturn(temporaryRedirect('/b')))

        when:
        def response = client.request(arguments, method, '/a')

        then:
        response.status_code == status
        reasons == ['success']

        where:
        method | arguments                || status
        'GET'  | [:]                      || 200
        'GET'  | [allow_redirects: false] || 302
        'HEAD' | [:]                      || 302
        'HEAD' | [allow_redirects: true]  || 200
        call = "$method $arguments"
    }

    def "exactly 30 redirects are followed"() {
        given:
        def far = new RawServer()
        far.plan(*(['HTTP/1.1 302 Found\r\nLocation: /next\r\nContent-Length: 0\r\n\r\n'] * 30))

        when:
        def response = client.get(far.url + '/')

        then:
        response.status_code == 200
        response.history.size() == 30

        cleanup:
        far.close()
    }

    def "cookies live as long as the user, one user's apart from another's"() {
        given:
        server.stubFor(get('/login').willReturn(ok().withHeader('Set-Cookie', 'session=7; Path=/')))
        server.stubFor(get('/through').willReturn(temporaryRedirect('/').withHeader('Set-Cookie', 'seen=1; Path=/')))
        def other = newUser(base).client

        when:
        client.get('/login')
        client.get('/through')
        other.get('/')

        then:
        sentAll()*.getHeader('Cookie') == [null, 'session=7', 'session=7; seen=1', null]
        client.cookies['session'] == '7'
        client.cookies.get('none') == null

        when:
        server.resetRequests()
        client.get('/', cookies: [session: 'other'])
        client.get('/', headers: [Cookie: 'all=mine'])
        client.cookies['mine'] = 5
        client.get('/')
        client.cookies.clear()
        client.get('/')

        then:
        sentAll()*.getHeader('Cookie') == ['seen=1; session=other', 'all=mine', 'mine=5; session=7; seen=1', null]
    }

    private static List endless() {
        [].tap { it << it }
    }

    private String getBase() {
        "http://127.0.0.1:${server.port()}"
    }

    private LoggedRequest sent() {
        sentAll().last()
    }

    private List<LoggedRequest> sentAll() {
        server.allServeEvents.reverse()*.request
    }
}
