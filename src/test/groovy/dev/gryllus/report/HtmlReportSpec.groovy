package dev.gryllus.report

import java.util.zip.GZIPInputStream
import spock.lang.Specification
import tools.jackson.databind.json.JsonMapper

class HtmlReportSpec extends Specification {
    static final String HOSTILE = '</script><script>alert(1)</script><img src=x onerror=alert(2)>{{data}}{{table}}\u2028&"\''

    def "text from outside is neither markup nor code, and comes through as it is"() {
        given:
        def run = new RunOnRecord([host: HOSTILE, profile: HOSTILE])
        run.second { run.request('GET', HOSTILE, 5, failure: HOSTILE) }

        when:
        def html = HtmlReport.of(SavedRun.parse(run.json()))
        def data = data(html)

        then:
        html.count('<script') == 3
        html.count('</script>') == 3
        !html.contains('<img')
        html.contains('&lt;/script&gt;')
        data.requests[0].name == HOSTILE
        data.failures[0].reason == HOSTILE
        data.manifest.options.host == HOSTILE
    }

    def "a label that looks like a place of the page stays a label: #label"() {
        given:
        def run = new RunOnRecord([profile: label])

        when:
        def html = HtmlReport.of(SavedRun.parse(run.json()))

        then:
        html.contains("<title>Load test report – $label</title>")
        html.count('<table>') == 1
        data(html).manifest.options.profile == label

        where:
        label << ['{{table}}', '{{data}}', '{{style}}', '{{modules}}', '{{title}}', '{{nothing}}', '$1 \\1']
    }

    def "it asks for nothing: whatever it loads is inside, and its policy lets nothing in"() {
        given:
        def run = new RunOnRecord()

        when:
        def html = HtmlReport.of(SavedRun.parse(run.json()))

        then:
        html.contains("default-src 'none'")
        !(html =~ /(?i)(src|href)\s*=\s*["'](?!data:)/)
        !(html =~ /url\((?!["']?data:)/)
    }

    def "it has the figures twice: packed for the charts, and as a table for who runs no scripts"() {
        given:
        def run = new RunOnRecord()
        3.times { run.second { 1000.times { run.request('GET', '/', 12.5) }; run.request('POST', '/cart', 250, failure: 'no') } }

        when:
        def html = HtmlReport.of(SavedRun.parse(run.json()))
        def data = data(html)

        then:
        html.contains('<td>3,000</td>')
        data.total.requests == 3003
        data.total.failures == 3
        data.requests*.name == ['/', '/cart']
        data.requests[0].p95 == 12.5
        data.history.series.rps.value == [1001, 1001, 1001]
        !data.containsKey('entries')
        !data.containsKey('generator')
    }

    def "all modules that it needs are inside"() {
        when:
        def map = new JsonMapper().readValue(new PageModules('report.js').importMap(), Map).imports
        def texts = map.values().collect { new String(it.substring(it.indexOf(',') + 1).decodeBase64(), 'UTF-8') }
        def named = texts.collectMany { (it =~ /\b(?:from|import)\s*['"]([^'"]+)['"]/).collect { it[1] } } as Set

        then:
        map.keySet().containsAll(['gryllus/report.js', 'gryllus/charts.js', 'gryllus/vendor/preact.js', 'gryllus/vendor/uplot.js'])
        map.keySet().containsAll(named)
        !map.containsKey('gryllus/vendor/codemirror.js')
    }

    static Map data(String html) {
        def packed = (html =~ /(?s)id="run">([^<]*)</)[0][1].decodeBase64()
        new JsonMapper().readValue(new GZIPInputStream(new ByteArrayInputStream(packed)), Map)
    }
}
