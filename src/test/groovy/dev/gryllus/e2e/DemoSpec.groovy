package dev.gryllus.e2e

import dev.gryllus.support.Program
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

class DemoSpec extends Specification {
    @TempDir
    Path folder

    def "the demo runs its example against its shop and shows what happened"() {
        when:
        def run = Program.run(folder, 'demo', '--headless', '--port', '0', '-u', '20', '-r', '20', '-t', '4s')

        then:
        run.exitCode == 0
        run.stderr.contains('Demo shop at http://127.0.0.1:')
        run.stderr =~ /GET +\/items\/\[id\]/
        !run.stderr.contains('Script exceptions')
    }

    def "the demo can be served alone, on loopback, until it is told to end"() {
        when:
        def run = Program.start(folder, 'demo', '--serve', '--port', '0').awaitLine('CTRL+C ends it')
        def url = (run.stderr =~ /http:\/\/127\.0\.0\.1:\d+/)[0]
        def answer = HttpClient.newHttpClient().send(
            HttpRequest.newBuilder(URI.create("$url/items/7")).build(), HttpResponse.BodyHandlers.ofString())
        run.signal('TERM').await()

        then:
        answer.statusCode() == 200
        answer.body().contains('"id":7')
        run.exitCode == 0
    }

    def "a port in use is one clear message"() {
        given:
        def taken = new ServerSocket(0, 1, InetAddress.loopbackAddress)

        when:
        def run = Program.run(folder, 'demo', '--headless', '--port', "$taken.localPort")

        then:
        run.exitCode == 1
        run.stderr.contains("$taken.localPort")
        !(run.stderr =~ /(?m)^\s+at /)

        cleanup:
        taken.close()
    }
}
