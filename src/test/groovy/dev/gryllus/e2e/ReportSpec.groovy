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

class ReportSpec extends Specification {
    @TempDir
    Path folder

    @AutoCleanup
    CountingServer server = new CountingServer({ exchange ->
        CountingServer.answer(exchange, exchange.requestURI.path == '/broken' ? 500 : 200, 'hello')
    })

    def setup() {
        locustfile folder, '''
            user('Shopper') {
                wait_time between(0.01, 0.05)
                on_start { client.get('/broken') }
                task(3) { client.get('/') }
                task { client.get('/broken') }
            }
        '''
    }

    def "what a run tells and what is made of its file later agree with the server's own count"() {
        when:
        def run = Program.run(folder, '--headless', '-u', '10', '-r', '10', '-t', '3s', '--host', server.url, '--stop-timeout', '60', '--json-file', 'out',
            '--html', 'out_{u}_{r}_{t}.html', '--markdown', 'out.md', '--junit', 'out.xml')
        def later = Program.run(folder, 'report', 'out.run.json')

        then:
        run.exitCode == 1
        later.exitCode == 0
        figures('out_10_10_3.html') == figures('out.html')
        figures('out.html') == [requests: server.total, failures: server.counts['GET /broken'].sum()]
        Files.readString(folder.resolve('out.md')).contains(String.format(Locale.ROOT, '%,d requests in', server.total))
        Files.readString(folder.resolve('out.xml')).contains("of ${server.counts['GET /broken'].sum()} failed")
    }

    def "a run that asks for no report loads nothing of it"() {
        when:
        Program.run(folder, '--headless', '-t', '1s', '--host', server.url, env: [GRYLLUS_JAVA_OPTS: "-XX:AOTMode=off -Xlog:class+load:file=$folder/classes" as String])
        def classes = Files.readString(folder.resolve('classes'))

        then:
        classes.contains('dev.gryllus.output.ConsoleOutput')
        !(classes =~ /dev\.gryllus\.(history|report)\.\w+/)
    }

    def "a file that is no saved run is told in one line"() {
        when:
        def run = Program.run(folder, 'report', 'locustfile.groovy')

        then:
        run.exitCode == 1
        run.stderr.readLines().size() == 1
        run.stderr.contains('A report is made of the file NAME.run.json that --json-file NAME writes')
    }

    private Map figures(String file) {
        Browser.window().withCloseable { browser ->
            browser.page.navigate(folder.resolve(file).toUri().toString())
            browser.page.waitForSelector('.tile')
            assert browser.troubles == []
            def total = browser.page.locator('section:has(h2:text-is("Requests")) tfoot td').allInnerTexts()
            [requests: total[2].replace(',', '') as long, failures: total[3].replace(',', '') as long]
        }
    }
}
