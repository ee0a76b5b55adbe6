package dev.gryllus.output

import spock.lang.Specification

/** The expected text was written by Locust itself. */
class CsvTablesSpec extends Specification {
    static final COUNTED_HEADINGS = 'Request Count,Failure Count,Median Response Time,Average Response Time,' +
        'Min Response Time,Max Response Time,Average Content Size'
    static final PERCENTILES = '50%,66%,75%,80%,90%,95%,98%,99%,99.9%,99.99%,100%'
    static final NOT_AVAILABLE = (['N/A'] * 11).join(',')

    def "requests are written as Locust writes them"() {
        expect:
        CsvTables.requests(SampleRun.ofLocust().snapshot()) == lines(
            "Type,Name,$COUNTED_HEADINGS,Requests/s,Failures/s,$PERCENTILES",
            'GET,/,3,0,40,31.083333333333332,12.0,41.25,167.0,0.75,0.0,40,40,41,41,41,41,41,41,41,41,41',
            // Locust adds up floats and writes 616.5166666666668
            'POST,/checkout,3,2,250,616.5166666666667,98.9,1500.25,13.333333333333334,0.75,0.5,' +
                '250,250,1500,1500,1500,1500,1500,1500,1500,1500,1500',
            'GET,"/items/[id], ""é""",1,1,7,7.0,7.0,7.0,64.0,0.25,0.25,7,7,7,7,7,7,7,7,7,7,7',
            ',Aggregated,7,3,41,278.54285714285714,7.0,1500.25,86.42857142857143,1.75,0.75,' +
                '41,99,250,250,1500,1500,1500,1500,1500,1500,1500')
    }

    def "before the first request there are zeros and no percentiles"() {
        expect:
        CsvTables.requests(new SampleRun().snapshot()) == lines(
            "Type,Name,$COUNTED_HEADINGS,Requests/s,Failures/s,$PERCENTILES",
            ",Aggregated,0,0,0,0.0,0,0,0,0.0,0.0,$NOT_AVAILABLE")
    }

    def "failures have a row for each reason"() {
        expect:
        CsvTables.failures(SampleRun.ofLocust().snapshot()) == lines(
            'Method,Name,Error,Occurrences,First Seen,Last Seen',
            'POST,/checkout,empty total,2,2026-01-01T00:00:02Z,2026-01-01T00:00:02Z',
            'GET,"/items/[id], ""é""","line one\nline two",1,2026-01-01T00:00:04Z,2026-01-01T00:00:04Z')
    }

    def "exceptions have a row for each kind"() {
        expect:
        CsvTables.exceptions(SampleRun.ofLocust().snapshot()) == lines(
            'Count,Message,Traceback,Nodes',
            '2,ArithmeticException: Division by zero,"a\n b",local')
    }

    def "the history has Locust's headings"() {
        expect:
        CsvTables.historyHeadings() == lines("Timestamp,User Count,Type,Name,Requests/s,Failures/s,$PERCENTILES," +
            COUNTED_HEADINGS.split(',').collect { "Total $it" }.join(','))
    }

    def "a second of the history is a row with recent rates and percentiles of the whole run"() {
        expect:
        CsvTables.history(SampleRun.ofLocust().wholeRunRecent(), false) == lines(
            '1767225604,5,,Aggregated,1.750000,0.750000,41,99,250,250,1500,1500,1500,1500,1500,1500,1500,' +
                '7,3,41,278.54285714285714,7.0,1500.25,86.42857142857143')
    }

    def "a second of an idle history has no percentiles"() {
        expect:
        CsvTables.history(new SampleRun().progress(), full) == lines(
            "1767225600,5,,Aggregated,0.000000,0.000000,$NOT_AVAILABLE,0,0,0,0.0,0,0,0")

        where:
        full << [true, false]
    }

    def "the full history has a row for each entry, with recent percentiles"() {
        given:
        def run = new SampleRun()
        run.at(1).request('GET', '/old', 100)
        run.at(1).request('GET', '/new', 200)
        run.at(2).progress()
        run.at(12).request('GET', '/new', 20)

        when:
        def rows = CsvTables.history(run.progress(), true)

        then:
        rows == lines(
            "1767225612,5,GET,/new,0.100000,0.000000,${eleven(20)},2,0,20,110.0,20.0,200.0,0",
            "1767225612,5,GET,/old,0.000000,0.000000,${eleven(0)},1,0,100,100.0,100.0,100.0,0",
            "1767225612,5,,Aggregated,0.100000,0.000000,${eleven(20)},3,0,100,106.66666666666667,20.0,200.0,0")
    }

    private static String eleven(int value) {
        ([value] * 11).join(',')
    }

    private static String lines(CharSequence... lines) {
        lines.collect { "$it\r\n" }.join()
    }
}
