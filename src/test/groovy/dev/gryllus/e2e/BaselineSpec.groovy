package dev.gryllus.e2e

import static dev.gryllus.support.Program.locustfile

import dev.gryllus.support.Browser
import dev.gryllus.support.CountingServer
import dev.gryllus.support.Program
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import tools.jackson.databind.json.JsonMapper

class BaselineSpec extends Specification {
    @TempDir
    Path folder

    volatile long cartMillis = 200

    @AutoCleanup
    CountingServer server = new CountingServer({ exchange ->
        Thread.sleep(exchange.requestURI.path == '/cart' ? cartMillis : 200)
        CountingServer.ok(exchange)
    })

    def setup() {
        locustfile folder, '''
            user('Shopper') {
                wait_time constant(0)
                task { client.get('/'); client.get('/cart') }
            }
        '''
    }

    def "a server that is slower the second time is told for the request that is, and for no other"() {
        when: 'so few requests that nothing but their median can be judged, which no busy machine shifts by ten milliseconds'
        def before = run('before')
        cartMillis = 600
        def after = run('after', '--baseline', 'before.run.json', '--fail-on-regression', '--html', 'after.html', '--markdown', 'after.md')
        def again = Program.run(folder, 'report', 'before.run.json', '--baseline', 'after.run.json', '--fail-on-regression', '--markdown', 'back.md')
        def later = Program.run(folder, 'report', 'after.run.json', '--baseline', 'before.run.json', '--fail-on-regression', '--junit', 'after.xml')

        then: 'on the console, and by the exit code'
        [before, after, again, later]*.exitCode == [0, 4, 0, 4]
        after.stderr.contains('Against the baseline before.run.json of ')
        after.stderr.readLines().any { it ==~ /WORSE +GET +\/cart +\S+ -> \S+ \+\d+%/ }
        after.stderr.contains('\n 1 request unchanged\n')
        after.stderr.contains('(exit code 4)')
        later.stdout.readLines().any { it ==~ /WORSE +GET +\/cart +\S+ -> \S+ \+\d+%/ }

        and: 'in the files'
        Files.readString(folder.resolve('after.md')) =~ /\| GET \| \/cart \| \d+ → \d+ \(\+\d+%\) \*\*▲ slower\*\* \|/
        Files.readString(folder.resolve('back.md')) =~ /\| GET \| \/cart \| \d+ → \d+ \(-\d+%\) \*\*▼ faster\*\* \|/
        def saved = new JsonMapper().readTree(Files.readString(folder.resolve('after.run.json'))).path('baseline')
        saved.path('requests').valueStream().map { [it.path('name').asString(), it.path('figures').path('p50').path('meaning').asString()] }.toList() == [['/cart', 'worse'], ['/', 'none']]

        and: 'in the report'
        changes('after.html') == ['/cart': true, '/': false]
    }

    def "a baseline that is none is told before anything runs: #file"() {
        given:
        Files.writeString(folder.resolve('other.json'), '{"format": 1}')

        when:
        def run = Program.run(folder, '--headless', '-t', '1s', '--host', server.url, '--baseline', file)

        then:
        run.exitCode == 2
        run.stderr.readLines().last().startsWith("gryllus: error: argument --baseline: $file: ")
        run.stderr.contains('A baseline is the file NAME.run.json that --json-file NAME writes')
        server.total == 0

        where:
        file << ['none.run.json', 'other.json', 'locustfile.groovy']
    }

    private Program run(String name, String... more) {
        Program.run(folder, *(['--headless', '-u', '4', '-r', '4', '-t', '5s', '--stop-timeout', '9', '--host', server.url, '--only-summary', '--json-file', name] + (more as List)))
    }

    /** Name → whether it is marked. */
    private Map changes(String file) {
        Browser.window().withCloseable { browser ->
            browser.page.navigate(folder.resolve(file).toUri().toString())
            browser.page.waitForSelector('h2:text-is("Against baseline")')
            assert browser.troubles == []
            browser.page.locator('section:has(h2:text-is("Changes since the baseline")) tbody tr').all()
                .collectEntries { [it.locator('td.name').innerText(), it.locator('b:has-text("slower")').count() > 0] }
        }
    }
}
