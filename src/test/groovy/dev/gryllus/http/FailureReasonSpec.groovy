package dev.gryllus.http

import static dev.gryllus.http.Stage.*

import dev.gryllus.stats.PhaseTimes
import java.net.http.HttpTimeoutException
import java.security.cert.CertificateException
import java.security.cert.CertificateExpiredException
import java.security.cert.CertificateNotYetValidException
import java.time.Duration
import javax.net.ssl.SSLException
import javax.net.ssl.SSLHandshakeException
import javax.net.ssl.SSLPeerUnverifiedException
import okhttp3.Headers
import okhttp3.HttpUrl
import okhttp3.internal.http2.ErrorCode
import okhttp3.internal.http2.StreamResetException
import spock.lang.Specification

class FailureReasonSpec extends Specification {
    static final Timeouts TIMEOUTS = new Timeouts(Duration.ofSeconds(2), Duration.ofMillis(1500))

    def "#thrown while #stage is put into words"() {
        expect:
        FailureReason.explain(new TransportException(stage, PhaseTimes.NONE, thrown), request()) as String == expected

        where:
        stage      | thrown                                                                      || expected
        RESOLVING  | new UnknownHostException('shop.test: Name or service not known')            || "DNSError('Unknown host: shop.test')"
        CONNECTING | wrapped(new ConnectException('Connection refused'))                         || "ConnectionError('Connection refused: shop.test:443')"
        CONNECTING | wrapped(new ConnectException('Connection timed out'))                       || "ConnectionError('Connection timed out: shop.test:443')"
        CONNECTING | new NoRouteToHostException('No route to host')                              || "ConnectionError('No route to host: shop.test:443')"
        CONNECTING | new SocketException('Too many open files')                                  || "ConnectionError('Too many open files: shop.test:443')"
        CONNECTING | new BindException('Cannot assign requested address')                        || "ConnectionError('Cannot assign requested address: shop.test:443')"
        CONNECTING | wrapped(new BindException('Cannot assign requested address'))               || "ConnectionError('Cannot assign requested address: shop.test:443')"
        CONNECTING | wrapped(new SocketException('Too many open files'))                         || "ConnectionError('Too many open files: shop.test:443')"
        CONNECTING | new SocketTimeoutException('Connect timed out')                             || "TimeoutError('Could not connect within 2 s: shop.test:443')"
        SECURING   | new SocketTimeoutException('Read timed out')                                || "TimeoutError('TLS handshake without an answer for 1.5 s: shop.test:443')"
        SENDING    | new SocketTimeoutException('timeout')                                       || "TimeoutError('No response within 1.5 s: shop.test:443')"
        READING    | new SocketTimeoutException('Read timed out')                                || "TimeoutError('The response stopped for 1.5 s before it was complete: shop.test:443')"
        SECURING   | handshake(new CertificateException('PKIX path building failed'))            || "TLSError('certificate not trusted: shop.test:443')"
        SECURING   | handshake(new CertificateException('x', new CertificateExpiredException())) || "TLSError('certificate expired: shop.test:443')"
        SECURING   | handshake(new CertificateException('x', new CertificateNotYetValidException())) || "TLSError('certificate not yet valid: shop.test:443')"
        SECURING   | new SSLPeerUnverifiedException('Hostname shop.test not verified:\n  sha256') || "TLSError('certificate not valid for this host: shop.test:443')"
        SECURING   | new SSLHandshakeException('Received fatal alert: handshake_failure')        || "TLSError('Received fatal alert: handshake_failure: shop.test:443')"
        SECURING   | new SSLException('Unsupported or unrecognized SSL message')                 || "TLSError('not a TLS server: shop.test:443')"
        SENDING    | new SocketException('Connection reset')                                     || "ConnectionError('Connection reset before the response: shop.test:443')"
        READING    | new SocketException('Connection reset')                                     || "ConnectionError('Connection reset while reading the response: shop.test:443')"
        SENDING    | new SocketException('Broken pipe')                                          || "ConnectionError('Connection closed while sending the request: shop.test:443')"
        READING    | new StreamResetException(ErrorCode.INTERNAL_ERROR)                          || "ConnectionError('Stream reset by the server (INTERNAL_ERROR): shop.test:443')"
        READING    | new ProtocolException('HTTP 204 had non-zero Content-Length: 5')            || "ProtocolError('HTTP 204 had non-zero Content-Length: 5: shop.test:443')"
        SENDING    | new IllegalStateException('inside OkHttp')                                  || "ConnectionError('inside OkHttp: shop.test:443')"
    }

    def "where there is a proxy, it is the proxy's: #thrown while #stage"() {
        expect:
        FailureReason.explain(new TransportException(stage, PhaseTimes.NONE, thrown), request(Proxies.of([https: 'http://ada:pass@px:3128']))) as String == expected

        where:
        stage      | thrown                                                      || expected
        RESOLVING  | new UnknownHostException('px')                              || "ProxyError('Unknown host: px:3128')"
        CONNECTING | wrapped(new ConnectException('Connection refused'))         || "ProxyError('Connection refused: px:3128')"
        CONNECTING | new SocketTimeoutException('Connect timed out')             || "ProxyError('Could not connect within 2 s: px:3128')"
        CONNECTING | new IOException('Failed to authenticate with proxy')        || "ProxyError('The proxy wants another user and password: px:3128')"
        CONNECTING | new IOException('Unexpected response code for CONNECT: 403') || "ProxyError('The proxy refused to connect to shop.test:443 with status 403: px:3128')"
        SECURING   | new SSLException('Unsupported or unrecognized SSL message') || "TLSError('not a TLS server: shop.test:443')"
    }

    def "any exception is one line: type, and the first line of the message"() {
        expect:
        FailureReason.of(thrown) == expected

        where:
        thrown                                              || expected
        new IOException('disk')                             || "IOException('disk')"
        new IOException('  disk\r\n  and more')             || "IOException('disk')"
        new IOException('')                                 || "IOException('')"
        new IOException()                                   || 'IOException()'
        new HttpTimeoutException("it's late")               || "HttpTimeoutException('it's late')"
        new HTTPError(500, '', '/x')                        || "HTTPError('500 Server Error for url: /x')"
        new RequestException(RequestException.Kind.DNS, 'a') || "DNSError('a')"
    }

    def "times are rounded up to milliseconds, so that a limit never becomes none"() {
        expect:
        Timeouts.millis(timeout) == millis

        where:
        timeout                     || millis
        Duration.ZERO               || 0
        Duration.ofNanos(1)         || 1
        Duration.ofMillis(1500)     || 1500
        Duration.ofDays(1000)       || Integer.MAX_VALUE
    }

    private static TransportRequest request(Proxies proxies = Proxies.NONE) {
        def settings = ConnectionSettings.DEFAULT.with(TIMEOUTS).with(proxies)
        new TransportRequest('GET', HttpUrl.get('https://shop.test/items/7?q=1'), Headers.EMPTY, Optional.empty(), settings, false)
    }

    private static Exception wrapped(SocketException cause) {
        new ConnectException('Failed to connect to shop.test/10.0.0.1:443').tap { it.initCause(cause) }
    }

    private static Exception handshake(CertificateException cause) {
        new SSLHandshakeException(cause.message).tap { it.initCause(cause) }
    }
}
