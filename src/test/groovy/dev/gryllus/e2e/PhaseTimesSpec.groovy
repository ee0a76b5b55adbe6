package dev.gryllus.e2e

import static dev.gryllus.support.Program.locustfile

import dev.gryllus.support.Browser
import dev.gryllus.support.Program
import dev.gryllus.support.RawServer
import java.nio.file.Path
import java.util.concurrent.ConcurrentLinkedQueue
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.TempDir
import tools.jackson.databind.json.JsonMapper

/** Where the time of requests went, against a server that knows it: it takes its time for the head, and more of it for the body. */
class PhaseTimesSpec extends Specification {
    @TempDir
    Path folder

    @AutoCleanup
    def server = new RawServer()

    /** What the server took for the head and for the body of each response, in nanoseconds. */
    def truth = new ConcurrentLinkedQueue<List<Long>>()

    def "the phases that #kind reports are those that the server made it wait for"() {
        given:
        500.times { server.plan(this.&answerSlowly) }
        locustfile folder, """
            user('Patient', $kind) { task { client.get('/slow') } }
        """

        when:
        def run = Program.run(folder, '--headless', '-u', '1', '-t', '3s', '--stop-timeout', '60', '--host', server.otherUrl, '--json-file', 'out', '--html', 'out.html')
        def saved = new JsonMapper().readValue(folder.resolve('out.run.json').toFile(), Map)
        def successes = saved.entries[0].successes
        def phases = successes.phases
        def nanos = phases.collectEntries { [it.key, it.value.nanos as long] }

        then: 'only the first request had a connection to make'
        run.exitCode == 0
        truth.size() == successes.count
        phases.collectEntries { [it.key, it.value.count] } == [dns: 1, connect: 1, first_byte: truth.size(), body: truth.size()]

        and: 'no part of what the server took is missing, and none is where it does not belong'
        nanos.first_byte >= truth*.getAt(0).sum()
        nanos.first_byte + nanos.body >= truth*.sum().sum()
        nanos.body > truth*.getAt(1).sum() / 2
        nanos.values().sum() <= successes.mean * successes.count * 1e6 + successes.count

        and: 'the report shows them'
        shown('out.html', 'First byte').last() == "${truth.size()} of ${truth.size()}"
        shown('out.html', 'Connect').last() == "1 of ${truth.size()}"

        where:
        kind << ['HttpUser', 'FastHttpUser']
    }

    @Requires({ os.linux })
    def "a response that comes all at once is there at one moment, as the kernel tells it, for both kinds of users"() {
        given:
        locustfile folder, """
            def begun = System.nanoTime()
            [HttpUser, FastHttpUser].each { kind ->
                user(kind.simpleName, kind) {
                    task {
                        def body = client.get('/', name: kind.simpleName).phases.body.nanos
                        assert body == 1 || System.nanoTime() - begun < 1_000_000_000L // until the kernel has begun to tell
                    }
                }
            }
        """

        when:
        def run = Program.run(folder, '--headless', '-u', '2', '-t', '2s', '--host', server.url, '--json')

        then:
        run.exitCode == 0
        new JsonMapper().readValue(run.stdout, List).collectEntries { [it.name, it.num_requests > 20] } == [HttpUser: true, FastHttpUser: true]
    }

    private void answerSlowly(RawServer.Connection connection) {
        long asked = System.nanoTime()
        Thread.sleep(30)
        long head = System.nanoTime()
        connection.send('HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nha')
        Thread.sleep(120)
        truth << [head - asked, System.nanoTime() - head]
        connection.send('lf')
    }

    private List<String> shown(String file, String phase) {
        Browser.window().withCloseable { browser ->
            browser.page.navigate(folder.resolve(file).toUri().toString())
            browser.page.waitForSelector('.phases')
            assert browser.troubles == []
            browser.page.locator("tr:has(th:has-text('$phase')) td").allInnerTexts()
        }
    }
}
