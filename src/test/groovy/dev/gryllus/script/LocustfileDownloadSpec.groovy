package dev.gryllus.script

import com.sun.net.httpserver.HttpServer
import dev.gryllus.engine.PlanException
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.AutoCleanup
import spock.lang.Specification

class LocustfileDownloadSpec extends Specification {
    @AutoCleanup('stop')
    Server server = new Server()

    static class Server {
        private final HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.loopbackAddress, 0), 0)

        Server() {
            http.start()
        }

        String serving(String path, String text, int status = 200, Map headers = [:]) {
            http.createContext(path.replaceFirst(/[?].*/, '')) { exchange ->
                def bytes = text.getBytes('UTF-8')
                headers.each { exchange.responseHeaders.add(it.key, it.value) }
                exchange.sendResponseHeaders(status, bytes.length ?: -1)
                exchange.responseBody.withStream { it.write(bytes) }
            }
            return "http://127.0.0.1:${http.address.port}$path"
        }

        void stop() {
            http.stop(0)
        }
    }

    def "a script is stored under the last segment of its address: #path"() {
        given:
        def address = server.serving(path, "user('Grün') { }")

        when:
        def file = LocustfilePaths.resolve([address as String], Path.of('/')).first()

        then:
        file.fileName.toString() == name
        Files.readString(file) == "user('Grün') { }"

        where:
        path                        || name
        '/tests/shop.groovy'        || 'shop.groovy'
        '/tests/shop'               || 'shop.groovy'
        '/shop.groovy?raw=1&x=/../y' || 'shop.groovy'
        '/'                         || 'locustfile.groovy'
        '/a;b:c'                    || 'a_b_c.groovy'
    }

    def "a redirect is followed"() {
        given:
        def target = server.serving('/new.groovy', 'int x = 1')
        def address = server.serving('/old.groovy', '', 302, [Location: target])

        expect:
        Files.readString(LocustfileDownload.fetch(address as String)) == 'int x = 1'
    }

    def "what cannot be had is told with its address and the cause: #status #text"() {
        given:
        def address = server.serving('/x.groovy', text, status)

        when:
        LocustfileDownload.fetch(address as String)

        then:
        def mistake = thrown(PlanException)
        mistake.message == "Failed to get locustfile from: ${address}. $reason" as String

        where:
        text                         | status || reason
        '<html><p>Sign in</p></html>' | 200   || 'The answer is not a valid Groovy script: <html><p>Sign in</p></html>'
        'gone'                       | 404    || 'The server answered with status 404: gone'
        ')' + 'x' * 200              | 200    || 'The answer is not a valid Groovy script: )' + 'x' * 99
    }

    def "an address that nobody answers, or that is none, is told: #address"() {
        when:
        LocustfileDownload.fetch(address)

        then:
        def mistake = thrown(PlanException)
        mistake.message.startsWith("Failed to get locustfile from: ${address}. $reason")

        where:
        address                     || reason
        'http://127.0.0.1:1/x'      || 'java.net.ConnectException'
        'http://a b/x'              || 'Illegal character'
    }

    def "more than ten million bytes are not read"() {
        given:
        def address = server.serving('/x.groovy', 'x' * 10_000_001)

        when:
        LocustfileDownload.fetch(address as String)

        then:
        def mistake = thrown(PlanException)
        mistake.message.contains('java.io.IOException')
    }
}
