package dev.gryllus.report

import dev.gryllus.output.Generation
import dev.gryllus.stats.ScriptError
import dev.gryllus.support.Browser
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

class ReportInBrowserSpec extends Specification {
    static final String HOSTILE = '</script><img src=x onerror=alert(1)><b>bold</b>&amp;'

    @TempDir
    Path folder

    Browser browser

    def cleanup() {
        browser?.close()
    }

    def "a report opens from a file, asks for nothing, and shows the whole run: #theme, #width pixels"() {
        given:
        def file = report { run ->
            30.times { at ->
                run.users = Math.min(20, at * 2)
                run.second {
                    (at * 3).times { i -> run.request('GET', '/items/[id]', 5 + (i * 7919 + at) % 40, late: i % 5, phases: [0, i % 20 ? 0 : 0.2 + at / 40, 0, 4, (i + at) % 9 / 10]) }
                    at.times { i -> run.request('POST', '/cart', 40 + i * 3, failure: i % 9 == 0 ? "HTTPError('503 Server Error')" : null) }
                }
                if (at == 15) {
                    run.generations << new Generation(2, run.clock.now(), run.manifest.scripts())
                }
            }
            run.stats.exception(new ScriptError('Oops: no', 'Oops: no\n  at shop.groovy:3'))
        }

        when:
        browser = Browser.window(theme: theme, width: width)
        browser.page.navigate(file)
        browser.page.waitForSelector('text=Generations of the script')
        browser.picture("report-$theme-$width")

        then:
        browser.troubles == []
        browser.foreign(file) == []
        browser.page.getAttribute('html', 'data-theme') == theme
        headings().containsAll(['Total requests per second', 'Response times', 'Number of users', 'Phases of requests', 'Latency heatmap', 'Response time by percentile', 'Distribution of response times',
                                'Response time against rate', 'Requests', 'Failures', 'Exceptions', 'Ratio per class', 'Total ratio', 'Generations of the script', 'What was run', 'Processor'])
        tile('Requests') == '1,740'
        browser.page.locator('tfoot td').allInnerTexts()[2] == '1,740'
        browser.page.locator('canvas').all().every { it.boundingBox().width > 100 }
        browser.page.evaluate('document.documentElement.scrollWidth <= innerWidth')

        where:
        theme   | width
        'light' | 1360
        'dark'  | 1360
        'light' | 390
    }

    def "a request has a page of its own, which the back button leaves"() {
        given:
        def file = report { run -> 5.times { run.second { 9.times { run.request('GET', '/a', 5 + it, phases: [0, it == 0 ? 0.41 : 0, 0, 3 + it, 0.5]) }; run.request('GET', '/b', 50, failure: 'no') } } }
        browser = Browser.window()
        def page = browser.page
        page.navigate(file)

        when:
        page.click('button:text-is("/b")')
        page.waitForSelector('h2.name:text-is("GET /b")')

        then:
        tile('Failures') == '100 %'
        headings().containsAll(['Requests per second', 'Response time by percentile'])
        page.locator('td:text-is("no")').count() == 1
        browser.picture('report-request') || true

        when:
        page.goBack()
        page.waitForSelector('h2:text-is("Latency heatmap")')

        then: 'where the time of all of them went'
        page.locator('tr:has(th:has-text("Connect")) td').allInnerTexts().last() == '5 of 45'
        browser.troubles == []

        when:
        page.click('button:text-is("/a")')
        page.waitForSelector('h2.name:text-is("GET /a")')

        then:
        page.locator('tr:has(th:has-text("Connect")) td').allInnerTexts() == ['46 µs', '0.51 %', '410 µs', '5 of 45']
        browser.troubles == []
    }

    def "text from outside is text, wherever it stands"() {
        given:
        def file = report([host: HOSTILE, profile: HOSTILE]) { run ->
            3.times { run.second { run.request(HOSTILE, HOSTILE, 5, failure: HOSTILE) } }
            run.stats.exception(new ScriptError(HOSTILE, HOSTILE))
            run.generations << new Generation(2, run.clock.now(), run.manifest.scripts())
        }
        browser = Browser.window()

        when:
        browser.page.navigate(file)
        browser.page.waitForSelector('text=Generations of the script')
        browser.page.click("td.name button")
        browser.page.waitForSelector('h2.name')

        then:
        browser.troubles == []
        browser.page.locator('img, b:text-is("bold")').count() == 0
        browser.page.innerText('h2.name') == "$HOSTILE $HOSTILE"
    }

    def "a table is sorted by a click and filtered by a word"() {
        given:
        def file = report { run -> run.second { ['/b': 20, '/a': 30, '/c': 10].each { name, ms -> run.request('GET', name, ms) } } }
        browser = Browser.window()
        browser.page.navigate(file)
        def names = { browser.page.locator('section:has(h2:text-is("Requests")) tbody td.name').allInnerTexts() }
        browser.page.waitForSelector('text=Median')

        expect:
        names() == ['/a', '/b', '/c']

        when:
        browser.page.click('th button:has-text("95%ile")')

        then:
        names() == ['/a', '/b', '/c']
        browser.page.getAttribute('th:has-text("95%ile")', 'aria-sort') == 'descending'

        when:
        browser.page.click('th button:has-text("95%ile")')

        then:
        names() == ['/c', '/b', '/a']

        when:
        browser.page.getByLabel('Filter Requests').fill('B')

        then:
        names() == ['/b']
    }

    def "zoom is the same on all charts over time"() {
        given:
        def file = report { run -> 60.times { run.second { run.request('GET', '/', 5) } } }
        browser = Browser.window()
        def page = browser.page
        page.navigate(file)
        page.waitForSelector('.u-over')

        when: 'a part of the first chart is dragged over'
        def box = page.locator('.u-over').first().boundingBox()
        page.mouse().move(box.x + box.width * 0.25, box.y + 50)
        page.mouse().down()
        page.mouse().move(box.x + box.width * 0.5, box.y + 50)
        page.mouse().up()

        then:
        page.waitForSelector('text=Show the whole time again') != null

        when:
        page.click('text=Show the whole time again')
        page.waitForSelector('text=Show the whole time again', new com.microsoft.playwright.Page.WaitForSelectorOptions().setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED))

        then:
        browser.troubles == []
    }

    def "a moment under the cursor is told by all charts over time, the heatmap's too"() {
        given:
        def file = report { run -> 60.times { run.second { run.request('GET', '/', 5) } } }
        browser = Browser.window()
        browser.page.navigate(file)

        when:
        browser.page.hover(under)
        browser.page.waitForSelector('.at:has-text("0:")')

        then:
        browser.page.locator('section:has(h2:text-is("Number of users")) .at:has-text("0:")').count() == 1
        browser.page.locator('section:has(h2:text-is("Total requests per second")) .at:has-text("0:")').count() == 1
        browser.troubles == []

        where:
        under << ['canvas.heat', '.u-over']
    }

    def "against a baseline it shows what changed in colours, arrows and words, and the older curve: #theme"() {
        given:
        def before = saved { run -> 5.times { run.second { 200.times { run.request('GET', '/a', 10 + it % 9); run.request('GET', '/b', 90 - it % 9); run.request('GET', HOSTILE, 5) } } } }
        def now = saved([host: HOSTILE]) { run -> 5.times { run.second { 200.times { run.request('GET', '/a', 30 + it % 9); run.request('GET', '/b', 40); run.request('GET', HOSTILE, 5) }; run.request('GET', '/new', 1) } } }
        def file = folder.resolve('report.html')
        Files.writeString(file, HtmlReport.of(now.against(Optional.of(new Baseline(before, 'before.run.json')))))
        browser = Browser.window(theme: theme, width: width)
        def page = browser.page
        def rows = page.locator('section:has(h2:text-is("Changes since the baseline")) tbody tr')

        when:
        page.navigate(file.toUri().toString())
        page.waitForSelector('h2:text-is("Against baseline")')
        browser.picture("report-baseline-$theme-$width")

        then:
        browser.troubles == []
        page.getAttribute('html', 'data-theme') == theme
        page.locator('section:has(h2:text-is("Against baseline"))').innerText().contains('Of 3 requests in both runs 1 is worse, 1 better, and 1 unchanged. The baseline is before.run.json')
        page.locator('section:has(h2:text-is("Against baseline"))').innerText().contains('New since: GET /new.')
        page.locator('section:has(h2:text-is("Against baseline")) li').innerText().contains(HOSTILE)
        rows.locator('td.name').allInnerTexts() == ['/a', '/b', HOSTILE]
        rows.nth(0).locator('td.worse').first().innerText().replaceAll(/\s+/, ' ') == '14.0 → 34.0 +143 % ▲ slower'
        rows.nth(1).locator('td.better').first().innerText().replaceAll(/\s+/, ' ') == '86.0 → 40 −53 % ▼ faster'
        rows.nth(2).locator('td.worse, td.better').count() == 0
        colour('td.worse') == bad
        colour('td.better') == good
        page.locator('section:has(h2:text-is("Response time by percentile")) .legend button:has-text("baseline") i.dashed').count() == 1
        page.evaluate('document.documentElement.scrollWidth <= innerWidth')

        when:
        rows.nth(0).locator('button').click()
        page.waitForSelector('h2:text-is("GET /a")')

        then:
        page.locator('.legend button:has-text("baseline")').count() == 1
        browser.troubles == []

        where:
        theme   | width || bad                 | good
        'light' | 1360  || 'rgb(179, 38, 30)'  | 'rgb(10, 110, 85)'
        'dark'  | 1360  || 'rgb(255, 138, 122)' | 'rgb(69, 199, 157)'
        'light' | 390   || 'rgb(179, 38, 30)'  | 'rgb(10, 110, 85)'
    }

    private String colour(String selector) {
        browser.page.evaluate("getComputedStyle(document.querySelector('$selector')).color")
    }

    private String report(Map<String, String> options = [host: 'http://shop'], Closure story) {
        def file = folder.resolve('report.html')
        Files.writeString(file, HtmlReport.of(saved(options, story)))
        file.toUri().toString()
    }

    private static SavedRun saved(Map<String, String> options = [host: 'http://shop'], Closure story) {
        def run = new RunOnRecord(options)
        run.target = OptionalInt.of(20)
        story(run)
        SavedRun.parse(run.json())
    }

    private List<String> headings() {
        browser.page.locator('h2').allInnerTexts()
    }

    private String tile(String label) {
        browser.page.locator(".tile:has(.label:text-is('$label')) .value").innerText()
    }
}
