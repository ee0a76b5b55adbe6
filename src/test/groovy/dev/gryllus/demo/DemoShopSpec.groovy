package dev.gryllus.demo

import dev.gryllus.support.QuietPort
import spock.lang.AutoCleanup
import spock.lang.Specification

class DemoShopSpec extends Specification {
    @AutoCleanup
    DemoShop shop = DemoShop.start(0)

    @AutoCleanup
    ShopClient client = new ShopClient(shop)

    def "takes a free port when told 0, and says which"() {
        expect:
        shop.port() in 1..65535
        shop.url() == "http://127.0.0.1:${shop.port()}"
        client.get('/').json == [shop: 'Gryllus demo shop', items: 100]
    }

    def "listens on 127.0.0.1 and on no other address"() {
        given:
        def others = ['127.0.0.2'] + NetworkInterface.networkInterfaces().toList()
                .collectMany { it.inetAddresses().toList() }
                .findAll { !it.loopbackAddress && it instanceof Inet4Address }*.hostAddress

        expect:
        connects('127.0.0.1')
        others.findAll { connects(it) } == []
    }

    def "a port in use is told with the address, the reason and a way out, and the first shop goes on"() {
        when:
        DemoShop.start(shop.port())

        then:
        def e = thrown(PortUnavailableException)
        e.message == "The demo shop cannot listen on 127.0.0.1:${shop.port()} (Address already in use). " +
                'Stop the program that uses this port, or start the demo on another one with --port.'

        and:
        client.get('/').status == 200
    }

    def "refuses the port #port"() {
        when:
        DemoShop.start(port)

        then:
        def e = thrown(IllegalArgumentException)
        e.message == "The demo shop's port must be from 0 (any free port) to 65535, but is $port"

        where:
        port << [-1, 65536]
    }

    def "a closed shop frees its port, may be closed again, and leaves nothing to the next one"() {
        given:
        def first = DemoShop.start(QuietPort.find())
        new ShopClient(first).withCloseable { it.get('/items') }

        when:
        first.close()
        first.close()
        def next = DemoShop.start(first.port())

        then:
        new ShopClient(next).withCloseable { it.get('/stats').json['GET /items'] } == 0

        cleanup:
        first.close()
        next?.close()

        where:
        round << (1..10)
    }

    def "keeps a connection open from one request to the next"() {
        given:
        def socket = new Socket('127.0.0.1', shop.port())
        socket.soTimeout = 10_000
        def request = 'GET /items/7 HTTP/1.1\r\nHost: shop\r\n\r\n'.getBytes('ISO-8859-1')

        when:
        def bodies = (1..3).collect {
            socket.outputStream.write(request)
            readBody(socket.inputStream)
        }

        then:
        bodies == ['{"id":7,"name":"red blanket","price":3859}'] * 3

        cleanup:
        socket?.close()
    }

    def "an address that is not there is told in JSON"() {
        when:
        def answer = client.get('/nowhere')

        then:
        answer.status == 404
        answer.json == [error: 'Endpoint GET /nowhere not found']
        answer.headers['content-type'] == ['application/json']
    }

    def "a request body above 16 KB is refused"() {
        expect:
        client.post('/login', [user: 'x' * 20_000, password: 'secret']).status == 413
    }

    private boolean connects(String address) {
        try (def socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, shop.port()), 2_000)
            true
        } catch (IOException ignored) {
            false
        }
    }

    /** The body of one response that has a Content-Length. */
    private static String readBody(InputStream stream) {
        def head = new StringBuilder()
        while (!head.toString().endsWith('\r\n\r\n')) {
            head.append((char) stream.read())
        }
        def length = (head =~ /(?i)content-length: (\d+)/)[0][1] as int
        new String(stream.readNBytes(length), 'UTF-8')
    }
}
