package dev.gryllus.page

import com.microsoft.playwright.Page
import dev.gryllus.report.RunOnRecord
import dev.gryllus.support.Browser
import dev.gryllus.support.FakeClock
import dev.gryllus.support.PageServer
import java.nio.file.Path
import java.time.Instant
import javax.imageio.ImageIO
import spock.lang.Specification
import tools.jackson.databind.json.JsonMapper

/** The page against a server whose answers are made up; against the real one it is in PageSpec of the end-to-end specs. */
class LivePageSpec extends Specification {
    static final String HOSTILE = '</script><img src=x onerror=alert(1)><b>bold</b>&amp;'
    static final Map NO_FAILURES = [method: [], name: [], reason: [], count: [], first_seen: [], last_seen: []]
    static final Map NO_SAMPLES = [from: [], seconds: []]
    static final List<String> TABS = ['stats', 'charts', 'latency', 'failures', 'exceptions', 'ratios', 'generator', 'script', 'logViewer', 'reports']

    PageServer server = new PageServer()
    Browser browser
    Map state = [
        version: '1', token: 'one', version_of_state: 1, state: 'running', run: 1, user_count: 5, target: [users: 5, spawn_rate: 2.0, user_classes: [Shopper: 3, Poller: 2]], users_by_class: false, user_classes_count: [Shopper: 5], run_time: null,
        started_at: '2026-01-01T00:00:00Z', locustfile: 'shop.groovy', host: 'http://shop', generation: 2,
        generations: [1, 2].collect { [number: it, since: "2026-01-01T00:00:0${it}Z" as String, scripts: [[path: '/home/ada/shop.groovy', sha256: 'ab' * 32]]] },
        user_classes: ['Shopper', 'Poller'].collect { [name: it, weight: 1.0, fixed_count: 0, arrival_rate: false, host: null, tasks: ['browse']] },
        selected_user_classes: ['Shopper', 'Poller'], shapes: [], shape: null, shape_uses_common_options: true, extra_options: [:],
        start_defaults: [user_count: 10, spawn_rate: 2.0, run_time: '1m', profile: null], script_edit: true, needs_login: false, full_history_csv: false]

    def setup() {
        serve('/items/[id]', "HTTPError('503')")
    }

    def cleanup() {
        browser?.close()
        server.close()
    }

    def "each tab shows what it is for, without a complaint of the browser: #theme"() {
        given:
        def signs = [stats: 'tfoot td:text-is("40")', charts: 'h2:text-is("Phases of requests")', latency: 'h2:text-is("Latency heatmap")', failures: 'td:text-is("HTTPError(\'503\')")',
                     exceptions: 'pre:has-text("at shop.groovy:3")', ratios: 'text=Total ratio', generator: 'text=The load generator kept up', script: '.cm-line >> text=user',
                     logViewer: '.log .warning', reports: 'text=Requests (CSV)']
        open('stats', theme: theme)

        when:
        TABS.each { tab ->
            browser.page.click("#tab-$tab")
            browser.page.waitForSelector(signs[tab])
            browser.picture("page-$tab-$theme")
            assert browser.page.getAttribute("#tab-$tab", 'aria-selected') == 'true'
            assert browser.page.evaluate('document.documentElement.scrollWidth <= innerWidth')
        }

        then:
        browser.troubles == []
        browser.foreign(server.url) == []
        browser.page.getAttribute('html', 'data-theme') == theme

        where:
        theme << ['light', 'dark']
    }

    def "it fits a phone"() {
        when:
        open(tab, width: 390)
        browser.page.waitForSelector('main .card')
        browser.picture("page-$tab-phone")

        then:
        browser.troubles == []
        browser.page.evaluate('document.documentElement.scrollWidth <= innerWidth')

        where:
        tab << ['stats', 'latency']
    }

    def "text from outside is text on every tab"() {
        given:
        serve(HOSTILE, HOSTILE)
        state.host = HOSTILE
        state.locustfile = HOSTILE
        state.user_classes[0].name = HOSTILE
        state.generations[0].scripts[0].path = HOSTILE
        state.extra_options = [(HOSTILE): [default_value: HOSTILE, is_secret: false, is_required: false, help_text: HOSTILE, is_multiple: false, choices: null]]
        server.answers['/api/state'] = state
        server.answers['/exceptions'] = [exceptions: [[count: 1, msg: HOSTILE, traceback: HOSTILE, nodes: 'local']]]
        server.answers['/logs'] = [master: [HOSTILE], workers: [:]]
        server.answers['/tasks'] = [per_class: [(HOSTILE): [ratio: 1, tasks: [(HOSTILE): [ratio: 1]]]], total: [:]]
        server.answers['/api/script'] = [files: [[path: HOSTILE, name: HOSTILE, text: HOSTILE, sha256: 'aa']], generation: 2]

        when:
        open('stats')
        TABS.each { tab ->
            browser.page.click("#tab-$tab")
            browser.page.waitForSelector("#tab-$tab[aria-selected=true]")
        }
        browser.page.click('text=Edit')
        browser.page.waitForSelector('dialog')

        then:
        browser.troubles == []
        browser.page.locator('img, b:text-is("bold")').count() == 0
        browser.page.locator("label:has-text('img src')").count() > 0
    }

    def "the percentile curve of a baseline stands beside that of the test, dashed"() {
        given:
        state.baseline = [1.5, 2.5, 400]
        server.answers['/api/state'] = state

        when:
        open('latency')
        browser.page.waitForSelector('section:has(h2:text-is("Response time by percentile")) .legend button:has-text("baseline") i.dashed')

        then:
        browser.troubles == []
    }

    def "a tab of the script shows what its route answers, as text"() {
        given:
        state.script_tabs = [[title: HOSTILE, path: '/my/list'], [title: 'Sums', path: '/my/sums']]
        server.answers['/api/state'] = state
        server.answers['/my/list'] = [[(HOSTILE): HOSTILE, n: 5], [n: 1234]]
        server.answers['/my/sums'] = [orders: 77]

        when:
        open('/my/list')
        browser.page.waitForSelector('td:text-is("1234")')
        browser.page.click('[role=tab]:text-is("Sums")')
        browser.page.waitForSelector('td:text-is("77")')

        then:
        browser.troubles == []
        browser.page.locator('img, b:text-is("bold")').count() == 0
    }

    def "where the time of a request went is told to those who see it, and to those who are read to: #theme, #width pixels"() {
        given:
        open('stats', theme: theme, width: width)
        browser.page.click('td.name button:text-is("/items/[id]")')
        browser.page.waitForSelector('h2:text-is("Where the time went")')
        browser.picture("page-phases-$theme-$width")

        expect:
        rows('Phases of successes') == [
            ['DNS', '< 1 µs', '< 0.01 %', '2 µs', '1 of 18'],
            ['Connect', '23 µs', '0.07 %', '410 µs', '1 of 18'],
            ['TLS', '67 µs', '0.19 %', '1.20 ms', '1 of 18'],
            ['First byte', '21.9 ms', '62.5 %', '21.9 ms', '18 of 18'],
            ['Body', '253 µs', '0.72 %', '253 µs', '18 of 18'],
            ['Rest', '12.8 ms', '36.5 %', '', '']]
        rows('Phases of failures')*.first() == ['DNS', 'Connect', 'TLS', 'First byte', 'Body', 'Rest']
        browser.page.locator('.phases').first().locator('i').all()*.boundingBox()*.width.every { it >= 2 }
        browser.page.evaluate('document.documentElement.scrollWidth <= innerWidth')
        browser.troubles == []

        where:
        theme   | width
        'light' | 1360
        'dark'  | 1360
        'light' | 390
    }

    def "where nobody knows of phases there is no table of them"() {
        given:
        def entry = new JsonMapper().readValue(server.answers['/api/history/request'] as String, Map)
        entry.remove('phases')
        server.answers['/api/history/request'] = entry
        open('stats')

        when:
        browser.page.click('td.name button:text-is("/items/[id]")')
        browser.page.waitForSelector('h2:text-is("Response time by percentile")')

        then:
        browser.page.locator('.phases').count() == 0
        browser.troubles == []
    }

    private List<List<String>> rows(String table) {
        browser.page.locator("table:has(caption:text-is('$table')) tbody tr").all().collect { it.locator('th, td').allInnerTexts() }
    }

    def "the newest second comes without asking"() {
        given:
        open('charts')
        browser.page.waitForSelector('h2:text-is("Number of users")')

        when:
        server.point(second(50, 1234.5))
        browser.page.waitForSelector('.head dd:text-is("1,235")')

        then:
        browser.troubles == []
    }

    def "an open page asks for nothing while it is told: #tab"() {
        given:
        open(tab)
        browser.page.waitForSelector(sign)
        eventually { server.asked.any { it == "/api/feed?of=$topics" as String } && server.asked.any { it.startsWith('/api/history?part=series') } }
        browser.page.waitForLoadState()
        def before = server.asked.toList()

        when:
        (21..60).each { server.point(second(it, it)) }
        told.each { topic, answer -> server.topic(topic, answer) }
        browser.page.waitForSelector('.head dd:text-is("60.0")')
        browser.page.waitForSelector(shown)

        then:
        server.asked == before
        before.count { it.startsWith('/api/feed') } == 1
        browser.troubles == []

        where:
        tab         | topics              | sign                                  | told                                                              || shown
        'stats'     | 'points,statistics' | 'tfoot td:text-is("40")'              | [statistics: [requests: columns(['/new'], 7), total: columns(['Aggregated'], 77), failures: NO_FAILURES]] || 'tfoot td:text-is("77")'
        'failures'  | 'points,statistics' | 'td:has-text("503")'                  | [statistics: [requests: columns(['/new'], 7), total: columns(['Aggregated'], 77), failures: NO_FAILURES]] || 'text=No request has failed'
        'charts'    | 'points'            | 'h2:text-is("Number of users")'       | [:]                                                               || 'h2:text-is("Number of users")'
        'generator' | 'points,generator'  | 'text=The load generator kept up'     | [generator: [generator: [verdict: 'did_not_keep_up', shortages: [], series: NO_SAMPLES]]] || 'text=The load generator did not keep up'
        'latency'   | 'points,latency'    | 'h2:text-is("Latency heatmap")'       | [latency: [heatmap: [width: 1, t: [], edges: [], cells: []], curves: [:], distribution: [edges: [], successes: [], failures: []], phases: [:]]] || '[aria-label="Latency heatmap: no data"]'
    }

    def "columns are hidden and shown, and the browser remembers which"() {
        given:
        open('stats')
        def page = browser.page
        page.waitForSelector('th:has-text("Avg bytes")')

        when:
        page.click('[aria-label="Columns of Requests"]')
        browser.picture('page-columns')
        page.uncheck('label:has-text("Avg bytes") input')
        page.keyboard().press('Escape')

        then:
        page.locator('th:has-text("Avg bytes")').count() == 0
        page.locator('th:has-text("99%ile")').count() == 1
        page.locator('details.columns[open]').count() == 0

        when:
        page.reload()
        page.waitForSelector('th:has-text("99%ile")')

        then:
        page.locator('th:has-text("Avg bytes")').count() == 0

        when:
        page.click('[aria-label="Columns of Requests"]')
        page.check('label:has-text("Avg bytes") input')

        then:
        page.locator('th:has-text("Avg bytes")').count() == 1
        browser.troubles == []
    }

    def "a chart is saved as a picture: #title"() {
        given:
        open(tab)
        browser.page.waitForSelector("h2:text-is('$title')")

        when:
        def saved = browser.page.waitForDownload { browser.page.click("[aria-label='Save “$title” as PNG']") }
        def file = Path.of('target/pictures', saved.suggestedFilename())
        saved.saveAs(file)
        def picture = ImageIO.read(file.toFile())

        then:
        saved.suggestedFilename() == title.toLowerCase().replace(' ', '-') + '.png'
        picture.width > 400
        picture.height > 250
        browser.troubles == []

        where:
        tab       | title
        'charts'  | 'Response times'
        'latency' | 'Latency heatmap'
    }

    def "times are told finer than milliseconds"() {
        when:
        open('stats')
        browser.page.waitForSelector('tfoot td:text-is("40")')

        then:
        browser.page.locator('tbody tr').first().locator('td').allInnerTexts().containsAll(['60.3', '5.13', '62'])
    }

    def "what was done to the run stands among the log lines, by the server's clock"() {
        given:
        def run = new RunOnRecord()
        run.second { }
        state.utc_offset = 7200
        long start = FakeClock.ORIGIN.toEpochMilli()
        def clock = { long millis -> Instant.ofEpochMilli(start + millis).plusSeconds(7200).toString().replace('T', ' ').take(19) }
        server.answers['/logs'] = [master: ["[${clock(0)},500] host/INFO/x: before" as String, '  a second line of it', "[${clock(3000)},000] host/INFO/x: after" as String], workers: [:]]
        server.answers['/api/history?part=series'] = run.history.series().replaceFirst(/"marks":\[.*]/,
            '"marks":[{"t":0.0,"kind":"start","text":"start"},{"t":2.0,"kind":"edit","text":"generation 2"},{"t":9.0,"kind":"stop","text":"time is over"}]')

        when:
        open('logViewer')
        browser.page.waitForSelector('.log .mark')
        browser.picture('page-logs-marks')

        then:
        browser.page.locator('.log div').allInnerTexts()*.replaceFirst(/.*[\]:] ?/, '') == ['start', 'before', '  a second line of it', 'generation 2', 'after', 'time is over']
        browser.page.locator('.log .mark').allInnerTexts()[1] == "[${clock(2000)},000] generation 2"
    }

    def "another tab is another stream, and one answer for what it shows"() {
        given:
        open('charts')
        browser.page.waitForSelector('h2:text-is("Number of users")')
        eventually { server.asked.count { it.startsWith('/api/history') } == 1 }
        def before = server.asked.size()

        when:
        browser.page.click('#tab-latency')
        browser.page.waitForSelector('h2:text-is("Latency heatmap")')

        then:
        server.asked.drop(before).sort() == ['/api/feed?of=points,latency', '/api/history?part=latency']
    }

    def "a page that nobody sees listens to changes of the state alone"() {
        given:
        open('stats')
        browser.page.waitForSelector('tfoot td:text-is("40")')
        def before = server.asked.size()

        when:
        see(false)
        eventually { server.asked.size() == before + 2 }

        then:
        server.asked.drop(before).sort() == ['/api/feed?of=', '/api/state']

        when: 'the test ends meanwhile'
        server.answers['/api/state'] = state + [state: 'stopped', version_of_state: 2]
        server.state(2)
        eventually { browser.page.title().startsWith('stopped') }

        then:
        server.asked.drop(before + 2) == ['/api/state']

        when:
        see(true)
        eventually { server.asked.contains('/api/feed?of=points,statistics') && server.asked.last().startsWith('/api/') && server.asked.size() >= before + 7 }

        then:
        server.asked.drop(before + 3).toSet().containsAll(['/api/feed?of=points,statistics', '/api/state', '/api/history?part=series', '/api/statistics'])
    }

    def "where the stream is kept back, the page asks"() {
        given:
        open('stats')
        browser.page.waitForSelector('tfoot td:text-is("40")')

        when: 'nothing comes'
        server.answers['/api/statistics'] = [requests: columns(['/a'], 7), total: columns(['Aggregated'], 88), failures: NO_FAILURES]

        then:
        browser.page.waitForSelector('tfoot td:text-is("88")') != null
    }

    def "seconds that were missed are loaded"() {
        given:
        open('charts')
        browser.page.waitForSelector('h2:text-is("Number of users")')
        server.point(second(21, 1))
        browser.page.waitForSelector('.head dd:text-is("1.00")')
        server.asked.clear()

        when:
        server.skip(3)
        server.point(second(25, 2))
        eventually { server.asked.contains('/api/history?part=series') }

        then:
        noExceptionThrown()
    }

    def "a test is started with what the form says, and with the token"() {
        given:
        state.state = 'ready'
        state.run = 0
        state.target = null
        state.shapes = ['Waves']
        state.extra_options = [region: [default_value: 'eu', is_secret: false, is_required: true, help_text: 'Where', is_multiple: false, choices: ['eu', 'us']],
                               slow: [default_value: false, is_secret: false, is_required: false, help_text: '', is_multiple: false, choices: null],
                               key: [default_value: null, is_secret: true, is_required: false, help_text: '', is_multiple: false, choices: null]]
        server.answers['/api/history?part=series'] = [:]
        server.replies['/api/test'] = [200, [host: 'http://other', shape: null, user_classes: [], run_time: 60]]
        open('stats')
        def page = browser.page
        page.waitForSelector('text=Start new load test')
        browser.picture('page-start')

        when: 'something is wrong'
        page.getByLabel('Number of users').fill('-1')
        page.click('text=Start test')

        then:
        page.waitForSelector('[role=alert]:text-is("A whole number from 0")') != null
        server.posted == []

        when:
        page.getByLabel('Number of users').fill('25')
        page.getByLabel('Host').fill('http://other')
        page.getByLabel('Region').selectOption('us')
        page.getByLabel('Poller').uncheck()
        page.click('text=Start test')
        awaitPost('/api/test')

        then:
        server.posted[0] == ['/api/test', 'one', [user_count: 25, spawn_rate: 2, host: 'http://other', region: 'us', user_classes: ['Shopper'], run_time: '1m']]
        browser.troubles == []
    }

    def "how many users of each class run is said in the dialog"() {
        given:
        state.user_classes << [name: 'Api', weight: 0, fixed_count: 0, arrival_rate: true, host: null, tasks: ['call']]
        state.selected_user_classes << 'Api'
        server.replies['/api/test'] = [200, [:]]
        open('stats')
        def page = browser.page

        when:
        page.click('text=Edit')
        page.getByLabel('Say how many users of each class').check()
        def shown = ['Shopper', 'Poller'].collect { page.getByLabel("Users of $it").inputValue() }
        page.getByLabel('Users of Poller').fill('')
        page.click('text=Update')
        page.waitForSelector('[role=alert]:text-is("A whole number from 0 for each class")')
        page.getByLabel('Users of Poller').fill('12')
        browser.picture('page-edit-by-class')
        def sum = page.getByLabel('Number of users').inputValue()
        page.click('text=Update')
        awaitPost('/api/test')

        then:
        shown == ['3', '2']
        sum == '15'
        page.getByLabel('Users of Api').count() == 0
        server.posted*.getAt(2) == [[user_classes_count: [Shopper: 3, Poller: 12], spawn_rate: 2]]
        browser.troubles == []
    }

    def "numbers by class are shown as they were said, and a number in all takes their place"() {
        given:
        state.users_by_class = true
        open('stats')

        when:
        browser.page.click('text=Edit')
        def checked = browser.page.getByLabel('Say how many users of each class').checked
        browser.page.getByLabel('Say how many users of each class').uncheck()
        browser.page.click('text=Update')
        awaitPost('/api/test')

        then:
        checked
        server.posted*.getAt(2) == [[user_count: 5, spawn_rate: 2]]
    }

    def "of a single class the number in all is its number, whoever said it by class"() {
        given:
        state.users_by_class = true
        state.user_classes = state.user_classes.take(1)
        state.selected_user_classes = ['Shopper']
        open('stats')

        when:
        browser.page.click('text=Edit')
        browser.page.getByLabel('Number of users').fill('9')
        browser.page.click('text=Update')
        awaitPost('/api/test')

        then:
        server.posted*.getAt(2) == [[user_count: 9, spawn_rate: 2]]
        browser.troubles == []
    }

    def "where a shape is chosen nobody is asked for numbers by class: #shape, of which the numbers count too: #common"() {
        given:
        state.users_by_class = true
        state.shapes = ['Waves']
        state.shape = shape
        state.shape_uses_common_options = common
        open('stats')

        when:
        browser.page.click('text=Edit')
        browser.page.getByLabel('Number of users').waitFor()

        then:
        browser.page.getByLabel('Say how many users of each class').count() == asked
        browser.page.getByLabel('Users of Shopper').count() == asked

        where:
        shape   | common || asked
        'Waves' | true   || 0
        'Waves' | false  || 0
        null    | true   || 1
    }

    def "what the server refuses is told in its words"() {
        given:
        server.replies['/api/test'] = [400, [error: 'host: <b>no</b>']]
        open('stats')

        when:
        browser.page.click('text=Edit')
        browser.page.getByLabel('Number of users').fill('7')
        browser.page.click('text=Update')

        then:
        browser.page.waitForSelector('dialog [role=alert]').innerText() == 'host: <b>no</b>'
        server.posted[0][2] == [user_count: 7, spawn_rate: 2]
    }

    def "stop and reset are one click"() {
        given:
        open('stats')

        when:
        browser.page.click('button:text-is("Reset")')
        browser.page.waitForSelector('text=The statistics begin anew')
        browser.page.click('button:text-is("Stop")')
        awaitPost('/api/test/stop')

        then:
        server.posted*.getAt(0) == ['/api/stats/reset', '/api/test/stop']
    }

    def "a test is paused by a click, and goes on by another"() {
        given:
        open('stats')

        when:
        browser.page.click('button:text-is("Pause")')
        awaitPost('/api/pause')
        state.state = 'paused'
        server.answers['/api/state'] = state
        browser.page.reload()
        browser.page.waitForSelector('.pill.warn:text-is("paused")')
        browser.picture('page-paused')
        browser.page.click('button:text-is("Resume")')
        awaitPost('/api/resume')

        then:
        browser.page.locator('button:text-is("Pause")').count() == 0
        browser.page.locator('button:text-is("Edit"), button:text-is("Stop")').count() == 2
        server.posted*.getAt(0) == ['/api/pause', '/api/resume']
        browser.troubles == []
    }

    def "an edit of the script is checked and applied, and problems lead to their line"() {
        given:
        server.replies['/api/script/check'] = [200, [problems: [[file: 'shop.groovy', line: 2, column: 5, message: 'unexpected token']]]]
        server.replies['/api/script/apply'] = [200, [problems: []]]
        open('script')
        def page = browser.page
        page.waitForSelector('.cm-line')

        when:
        page.click('.cm-line >> nth=1')
        page.keyboard().press('End')
        page.keyboard().type(' // more')
        page.click('text=Check')
        page.waitForSelector('text=unexpected token')
        browser.picture('page-script-problem')
        page.click('text=shop.groovy:2')

        then:
        with(server.posted[0]) { path, token, body ->
            path == '/api/script/check'
            body.files[0].path == '/home/ada/shop.groovy'
            body.files[0].base_sha256 == 'aa'
            body.files[0].text.contains("task { client.get('/') } // more")
        }
        page.waitForSelector('.cm-activeLine:has-text("// more")') != null

        when:
        page.click('text=Apply to the running test')
        page.waitForSelector('text=Taken up:')

        then:
        server.posted[1][0] == '/api/script/apply'
        server.posted[1][2].save
        browser.troubles == []
    }

    def "what an older generation had otherwise is shown, and it comes back by a click"() {
        given:
        server.answers['/api/script/generations/1'] = [files: [[path: '/home/ada/shop.groovy', name: 'shop.groovy', text: "user('Shopper') {\n    task { client.get('/old') }\n}\n", sha256: 'bb']], generation: 1]
        server.replies['/api/script/back'] = [200, [problems: []]]
        open('script')

        when:
        browser.page.click('text=Differences')
        browser.page.waitForSelector('.diff')
        browser.picture('page-script-differences')

        then:
        browser.page.locator('.diff .minus').allInnerTexts() == ["-     task { client.get('/old') }"]
        browser.page.locator('.diff .plus').allInnerTexts() == ["+     task { client.get('/') }"]

        when:
        browser.page.click('text=Close')
        browser.page.click('text=Go back to it')
        awaitPost('/api/script/back')

        then:
        server.posted[0][2] == [generation: 1, save: true]
        browser.troubles == []
    }

    def "an edit elsewhere while one is under way here is told, and nothing is overwritten"() {
        given:
        open('script')
        browser.page.click('.cm-line >> nth=0')
        browser.page.keyboard().type('// mine')

        when: 'somebody saves the file, and the test takes it up'
        server.answers['/api/script'] = [files: [[path: '/home/ada/shop.groovy', name: 'shop.groovy', text: '// theirs', sha256: 'cc']], generation: 3]
        server.answers['/api/state'] = state + [generation: 3, version_of_state: 2]
        server.state(2)

        then:
        browser.page.waitForSelector('text=was changed elsewhere') != null
        browser.page.locator('.cm-line:has-text("// mine")').count() == 1

        when:
        browser.page.click('text=Discard')

        then:
        browser.page.waitForSelector('.cm-line:has-text("// theirs")') != null
    }

    def "a server that is gone is told, and so is another one in its place"() {
        given:
        open('stats')
        browser.page.waitForSelector('tfoot td')
        int port = server.port

        when:
        server.close()

        then:
        browser.page.waitForSelector('text=The server is away') != null

        when: 'another process answers'
        server = new PageServer(port)
        state.token = 'two'
        serve('/items/[id]', 'no')

        then:
        browser.page.waitForSelector('text=The server was started anew') != null
        browser.page.waitForSelector('text=The server is away', new Page.WaitForSelectorOptions().setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED)) == null
    }

    def "tabs are changed by the keyboard, and the address remembers them"() {
        given:
        open('stats')

        when:
        browser.page.focus('#tab-stats')
        browser.page.keyboard().press('ArrowRight')
        browser.page.waitForSelector('#tab-charts[aria-selected=true]')

        then:
        browser.page.url().endsWith('?tab=charts')
        browser.page.evaluate('document.activeElement.id') == 'tab-charts'

        when:
        browser.page.goBack()

        then:
        browser.page.waitForSelector('#tab-stats[aria-selected=true]') != null
    }

    private void open(Map window = [:], String tab) {
        server.answers['/api/state'] = state
        browser = Browser.window(window)
        browser.page.navigate(server.url + '?tab=' + tab)
    }

    private void serve(String name, String failure) {
        def run = new RunOnRecord()
        run.target = OptionalInt.of(5)
        run.users = 5
        20.times { at -> run.second { run.request('GET', name, 5 + at * 3, failure: at % 10 == 0 ? failure : null, phases: at < 2 ? [0.002, 0.41, 1.2, 2, 0.3] : [0, 0, 0, 2 + at * 2, 0.25]); run.request('GET', '/b', 20) } }
        server.answers.putAll([
            '/api/state': state,
            '/api/history?part=series': run.history.series(),
            '/api/history?part=latency': run.history.latency(),
            '/api/history?part=generator': run.history.generator(),
            '/api/history/request': run.history.entry('GET', name).get(),
            '/api/statistics': [requests: columns([name, '/b'], 20), total: columns(['Aggregated'], 40),
                                failures: [method: ['GET'], name: [name], reason: [failure], count: [2], first_seen: [1767225600000], last_seen: [1767225610000]]],
            '/exceptions': [exceptions: [[count: 1, msg: 'Oops: no', traceback: 'Oops: no\n  at shop.groovy:3', nodes: 'local']]],
            '/tasks': [per_class: [Shopper: [ratio: 1.0, tasks: [browse: [ratio: 1.0]]]], total: [Shopper: [ratio: 1.0, tasks: [browse: [ratio: 1.0]]]]],
            '/logs': [master: ['[2026-01-01 00:00:00,000] host/INFO/gryllus.main: Starting', '[2026-01-01 00:00:01,000] host/WARNING/gryllus.health: CPU'], workers: [:]],
            '/api/script': [files: [[path: '/home/ada/shop.groovy', name: 'shop.groovy', text: "user('Shopper') {\n    task { client.get('/') }\n}\n", sha256: 'aa']], generation: 2]])
    }

    private static Map columns(List<String> names, int requests) {
        def figures = [requests: requests, failures: 2, p50: 32, p95: 60.25, p99: 62, mean: 33.5, min: 5.125, max: 62, bytes: 100, rps: 1.0, fps: 0.1]
        [method: names.collect { 'GET' }, name: names] + figures.collectEntries { key, value -> [key, names.collect { value }] }
    }

    private static Map second(int t, Number rps) {
        def values = [users: 5, rps: rps, fps: 0, p50: 5, p95: 6, p99: 7]
        values + [t: t, target: 5, max: 8, requests: 50, failures: 2, reasons: 1, marks: [],
                  span: values.collectEntries { [it.key, [value: [it.value]]] } + [width: 1, t: [t], target: [5], max: [8]]]
    }

    private void see(boolean visible) {
        browser.page.evaluate('''visible => {
            Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => (visible ? 'visible' : 'hidden') });
            document.dispatchEvent(new Event('visibilitychange'));
        }''', visible)
    }

    private void eventually(Closure<Boolean> condition) {
        def deadline = System.nanoTime() + 20_000_000_000L
        while (!condition()) {
            assert System.nanoTime() < deadline
            browser.page.waitForTimeout(20)
        }
    }

    private void awaitPost(String path) {
        eventually { server.posted.any { it[0] == path } }
    }
}
