package dev.gryllus.report

import dev.gryllus.health.Resource
import dev.gryllus.health.Spell
import dev.gryllus.stats.ScriptError
import dev.gryllus.support.Samples
import javax.xml.parsers.DocumentBuilderFactory
import spock.lang.Specification

class SummariesSpec extends Specification {
    def run = new RunOnRecord([host: 'http://shop', profile: 'nightly'])

    def "Markdown has one line of the whole, a table of requests and one of failures"() {
        given:
        2.times { run.second { 10.times { run.request('GET', '/', 12.5) }; run.request('POST', '/cart', 250, failure: 'no | <b>way</b>') } }

        when:
        def text = MarkdownSummary.of(SavedRun.parse(run.json()))

        then:
        text.readLines()[0] == '## Load test: nightly'
        text.contains('22 requests in 0:02 min')
        text.contains('9.09% failed')
        text.contains('| GET | / | 20 | 0 | 13 | 13 | 13 | 13 | 20 |')
        text.contains('| 2 | POST | /cart | no \\| &lt;b\\>way&lt;/b\\> |')
        text.contains('The load generator kept up')
    }

    def "JUnit has a test case for each request name, and what failed in it"() {
        given:
        2.times { run.second { 10.times { run.request('GET', '/', 12.5) }; run.request('POST', '/cart <"&', 250, failure: 'no\u0000 ]]>') } }
        run.stats.exception(new ScriptError('Oops: no', 'Oops: no\n at locustfile.groovy:3'))

        when:
        def suite = suite()
        def cases = suite.getElementsByTagName('testcase')
        def failed = (0..<cases.length).collect { cases.item(it) }.findAll { it.getElementsByTagName('failure').length > 0 }

        then:
        suite.getAttribute('name') == 'nightly'
        [suite.getAttribute('tests'), suite.getAttribute('failures')] == ['4', '2']
        failed*.getAttribute('name') == ['POST /cart <"&', 'Oops: no']
        failed[0].getElementsByTagName('failure').item(0).getAttribute('message') == '2 of 2 failed (100.00%)'
        failed[0].textContent == '2 × no\uFFFD ]]>'
    }

    def "a generator that did not keep up is a failed test case"() {
        given:
        def bad = Samples.sample(cpu: 0.99, late: [500] * 10)
        run.second { run.request('GET', '/', 5) }
        run.spells = [new Spell(Resource.CPU, bad.from(), bad.to(), bad, Optional.of(bad))]

        expect:
        suite().getAttribute('failures') == '1'
        MarkdownSummary.of(SavedRun.parse(run.json())).contains('DID NOT KEEP UP')
    }

    private suite() {
        def xml = JunitSummary.of(SavedRun.parse(run.json()))
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(xml.getBytes('UTF-8'))).documentElement.firstChild.nextSibling
    }
}
