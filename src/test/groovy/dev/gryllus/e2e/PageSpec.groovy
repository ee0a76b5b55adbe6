package dev.gryllus.e2e

import static dev.gryllus.support.Program.locustfile

import dev.gryllus.support.Browser
import dev.gryllus.support.CountingServer
import dev.gryllus.support.Program
import groovy.json.JsonSlurper
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir

/** The page against the packaged program, from the first form to the last download. */
class PageSpec extends Specification {
    @TempDir
    Path folder

    @AutoCleanup
    CountingServer server = new CountingServer({ exchange -> CountingServer.answer(exchange, exchange.requestURI.path == '/broken' ? 500 : 200, 'hello') })

    @AutoCleanup
    Browser browser = Browser.window()

    Program program

    def cleanup() {
        program?.signal('INT')?.await()
    }

    def "a test is started, watched, changed and stopped in a browser, and all figures agree with the server's own count"() {
        given:
        locustfile folder, '''
            user('Shopper') { wait_time between(0.01, 0.05); task(3) { client.get('/') }; task { client.get('/broken') } }
            user('Poller') { wait_time constant(0.1); task { client.get('/poll') } }
        '''
        program = Program.start(folder, '--host', server.url, '--web-port', '0', '--stop-timeout', '60')
        def address = address()
        def page = browser.page

        when: 'the form is filled in'
        page.navigate(address)
        page.getByLabel('Number of users').fill('6')
        page.getByLabel('Ramp up').fill('6')
        page.click('text=Start test')

        then: 'figures come by themselves'
        page.waitForSelector('tfoot td:text-is("Aggregated")') != null
        page.waitForSelector('.head dd:text-is("6")') != null

        when: 'more users are asked for'
        page.click('text=Edit')
        page.getByLabel('Number of users').fill('9')
        page.click('text=Update')

        then:
        page.waitForSelector('.head dd:text-is("9")') != null

        when: 'it is paused, and goes on'
        page.click('button:text-is("Pause")')
        page.waitForSelector('.pill:text-is("paused")')
        page.click('button:text-is("Resume")')

        then:
        page.waitForSelector('.pill:text-is("running")') != null

        when: 'the script is edited, first with a mistake in it'
        page.click('#tab-script')
        def script = Files.readString(folder.resolve('locustfile.groovy'))
        page.waitForSelector('.cm-line')
        edit(script + '}')
        page.click('text=Check')
        page.waitForSelector('text=The script was not taken')
        browser.picture('live-script')
        edit(script.replace("client.get('/poll') }", "client.get('/poll') }; task { client.get('/new') }"))
        page.click('text=Apply to the running test')
        page.waitForSelector('text=Taken up:')

        then: 'the test goes on with it, and so does the file'
        page.waitForSelector('td:text-is("2")') != null
        awaitRequests('/new')
        Files.readString(folder.resolve('locustfile.groovy')).contains("client.get('/new')")

        when: 'all tabs are looked at while it runs'
        ['charts', 'latency', 'failures', 'exceptions', 'ratios', 'generator', 'logViewer', 'reports'].each { tab ->
            page.click("#tab-$tab")
            page.waitForSelector('main .card')
        }
        page.click('#tab-stats')
        page.click('button:text-is("/broken")')

        then: 'a request has a page of its own'
        page.waitForSelector('h2:text-is("Distribution of response times")') != null

        when: 'it is stopped'
        page.click('button:text-is("Stop")')
        page.waitForSelector('.pill:text-is("stopped")')
        page.click('text=All requests')
        def total = server.total
        page.waitForSelector("tfoot td:text-is('${String.format(Locale.ROOT, '%,d', total)}')")

        then: 'page, CSV and history count what the server did'
        table()['/broken'] == server.counts['GET /broken'].sum()
        csv(address)['/broken'] == server.counts['GET /broken'].sum()
        csv(address)['Aggregated'] == total
        browser.troubles == []
        browser.foreign(address) == []
        browser.picture('live-stats') || true

        when: 'each file is downloaded by its link'
        page.click('#tab-reports')
        page.waitForSelector('.downloads a[download]')
        def files = page.locator('.downloads a[download]').all().collectEntries { link ->
            def download = page.waitForDownload { link.click() }
            [(link.locator('b').innerText()): [name: download.suggestedFilename(), text: Files.readString(download.path())]]
        }

        then: 'each tells of the same test'
        files.keySet() == ['Report as a download', 'Requests (CSV)', 'Failures (CSV)', 'Exceptions (CSV)', 'History (JSON)'] as Set
        files['Requests (CSV)'].text.contains("Aggregated,$total,")
        files['Failures (CSV)'].text.contains("GET,/broken,") && files['Failures (CSV)'].text.contains(",${server.counts['GET /broken'].sum()}")
        files['Exceptions (CSV)'].text.startsWith('Count,Message,Traceback,Nodes')
        new JsonSlurper().parseText(files['History (JSON)'].text).distribution.with { it.successes.sum() + it.failures.sum() } == total
        files.findAll { title, file -> title.endsWith('(CSV)') }.values().every { it.name ==~ /Locust_.*\.csv/ }
        browser.troubles == []

        and: 'so does the report that is handed on'
        Files.writeString(folder.resolve('report.html'), files['Report as a download'].text)
        page.navigate(folder.resolve('report.html').toUri().toString())
        page.waitForSelector('text=Generations of the script')
        browser.page.locator('section:has(h2:text-is("Requests")) tfoot td').allInnerTexts()[2] == String.format(Locale.ROOT, '%,d', total)
        browser.troubles == []
    }

    private void edit(String text) {
        browser.page.click('.cm-content')
        browser.page.keyboard().press('Control+A')
        browser.page.keyboard().insertText(text)
    }

    private void awaitRequests(String path) {
        def deadline = System.nanoTime() + 120_000_000_000L
        while (!server.counts["GET $path" as String]) {
            assert System.nanoTime() < deadline
            browser.page.waitForTimeout(50)
        }
    }

    private String address() {
        program.awaitLine('Starting web interface at ')
        (program.stderr =~ /Starting web interface at (\S+)/)[0][1] + '/'
    }

    private Map<String, Long> table() {
        browser.page.locator('section:has(h2:text-is("Requests")) tbody tr').all().collectEntries { row ->
            def cells = row.locator('td').allInnerTexts()
            [cells[1], cells[2].replace(',', '') as long]
        }
    }

    private static Map<String, Long> csv(String address) {
        new URI(address + 'stats/requests/csv').toURL().text.readLines().tail()*.split(',').collectEntries { [it[1], it[2] as long] }
    }
}
