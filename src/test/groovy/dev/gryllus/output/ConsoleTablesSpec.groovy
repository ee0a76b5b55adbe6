package dev.gryllus.output

import dev.gryllus.stats.EntryKey
import dev.gryllus.stats.EntrySnapshot
import dev.gryllus.stats.Extremes
import dev.gryllus.stats.PhaseTotals
import dev.gryllus.stats.Starts
import dev.gryllus.stats.StatsSnapshot
import dev.gryllus.stats.Tally
import java.time.Duration
import spock.lang.Specification

/** The expected blocks were printed by Locust itself; a dollar marks the end of a line, because blanks count. */
class ConsoleTablesSpec extends Specification {
    static final WIDE = ConsoleTables.forColumns(OptionalInt.empty())

    def "prints the example of the contract"() {
        given: 'two requests of which one failed, and what the last ten seconds did'
        def counts = snapshotOf(tally(1, 79), tally(1, 79))
        def recent = windowOf(snapshotOf(tally(30, 79), tally(15, 79)), Duration.ofSeconds(10))

        expect:
        marked(WIDE.periodic(new Progress(counts, recent))) == '''\
            Type     Name                                                                          # reqs      # fails |    Avg     Min     Max    Med |   req/s  failures/s$
            --------|----------------------------------------------------------------------------|-------|-------------|-------|-------|-------|-------|--------|-----------$
            GET      /                                                                                  2    1(50.00%) |    187      44     601     79 |    4.50        1.50$
            --------|----------------------------------------------------------------------------|-------|-------------|-------|-------|-------|-------|--------|-----------$
                     Aggregated                                                                         2    1(50.00%) |    187      44     601     79 |    4.50        1.50$
            $
            '''.stripIndent().trim()
    }

    def "prints what Locust prints at the end of the same requests, and below it the exceptions of the script"() {
        expect:
        marked(WIDE.summary(SampleRun.ofLocust().snapshot())) == '''\
            Type     Name                                                                          # reqs      # fails |    Avg     Min     Max    Med |   req/s  failures/s$
            --------|----------------------------------------------------------------------------|-------|-------------|-------|-------|-------|-------|--------|-----------$
            GET      /                                                                                  3     0(0.00%) |     31      12      41     40 |    0.75        0.00$
            POST     /checkout                                                                          3    2(66.67%) |    616      98    1500    250 |    0.75        0.50$
            GET      /items/[id], "é"                                                                   1   1(100.00%) |      7       7       7      7 |    0.25        0.25$
            --------|----------------------------------------------------------------------------|-------|-------------|-------|-------|-------|-------|--------|-----------$
                     Aggregated                                                                         7    3(42.86%) |    278       7    1500     41 |    1.75        0.75$
            $
            Response time percentiles (approximated)$
            Type     Name                                                                                  50%    66%    75%    80%    90%    95%    98%    99%  99.9% 99.99%   100% # reqs$
            --------|--------------------------------------------------------------------------------|--------|------|------|------|------|------|------|------|------|------|------|------$
            GET      /                                                                                      40     40     41     41     41     41     41     41     41     41     41      3$
            POST     /checkout                                                                             250    250   1500   1500   1500   1500   1500   1500   1500   1500   1500      3$
            GET      /items/[id], "é"                                                                        7      7      7      7      7      7      7      7      7      7      7      1$
            --------|--------------------------------------------------------------------------------|--------|------|------|------|------|------|------|------|------|------|------|------$
                     Aggregated                                                                             41     99    250    250   1500   1500   1500   1500   1500   1500   1500      7$
            $
            Error report$
            # occurrences      Error                                                                                               $
            ------------------|---------------------------------------------------------------------------------------------------------------------------------------------$
            2                  POST /checkout: empty total                                                                         $
            1                  GET /items/[id], "é": line one\\nline two                                                            $
            ------------------|---------------------------------------------------------------------------------------------------------------------------------------------$
            $
            Script exceptions$
            # occurrences      Exception                                                                                           $
            ------------------|---------------------------------------------------------------------------------------------------------------------------------------------$
            2                  ArithmeticException: Division by zero                                                               $
            ------------------|---------------------------------------------------------------------------------------------------------------------------------------------$
            $
            '''.stripIndent().trim()
    }

    def "prints what Locust prints before the first request"() {
        expect:
        marked(WIDE.summary(new SampleRun().snapshot())) == '''\
            Type     Name                                                                          # reqs      # fails |    Avg     Min     Max    Med |   req/s  failures/s$
            --------|----------------------------------------------------------------------------|-------|-------------|-------|-------|-------|-------|--------|-----------$
            --------|----------------------------------------------------------------------------|-------|-------------|-------|-------|-------|-------|--------|-----------$
                     Aggregated                                                                         0     0(0.00%) |      0       0       0      0 |    0.00        0.00$
            $
            Response time percentiles (approximated)$
            Type     Name                                                                                  50%    66%    75%    80%    90%    95%    98%    99%  99.9% 99.99%   100% # reqs$
            --------|--------------------------------------------------------------------------------|--------|------|------|------|------|------|------|------|------|------|------|------$
            --------|--------------------------------------------------------------------------------|--------|------|------|------|------|------|------|------|------|------|------|------$
            $
            '''.stripIndent().trim()
    }

    def "task starts of an arrival rate have a table of their own, with what was late and dropped"() {
        given:
        def run = new SampleRun()
        run.stats.starts('Api', new Starts(2000, 3, 500))
        run.at(4).request('GET', '/', 10)

        when:
        def summary = ConsoleTables.forColumns(OptionalInt.of(100)).summary(run.snapshot())
        def table = summary.subList(summary.indexOf('Task starts (arrival_rate)'), summary.size())

        then:
        marked(table) == '''\
            Task starts (arrival_rate)$
            User                   # intended   intended/s             # late          # dropped$
            --------------------|-------------|------------|------------------|------------------$
            Api                          2000       500.00           3(0.15%)        500(25.00%)$
            --------------------|-------------|------------|------------------|------------------$
            $
            '''.stripIndent().trim()
        ConsoleTables.forColumns(OptionalInt.of(100)).periodic(run.progress()).containsAll(table[0, 1, 2])
    }

    def "a narrow terminal leaves names no room, as in Locust"() {
        expect:
        marked(ConsoleTables.forColumns(OptionalInt.of(80)).summary(SampleRun.ofLocust().snapshot())) == '''\
            Type     Name  # reqs      # fails |    Avg     Min     Max    Med |   req/s  failures/s$
            --------||-------|-------------|-------|-------|-------|-------|--------|-----------$
            GET      /          3     0(0.00%) |     31      12      41     40 |    0.75        0.00$
            POST     /checkout       3    2(66.67%) |    616      98    1500    250 |    0.75        0.50$
            GET      /items/[id], "é"       1   1(100.00%) |      7       7       7      7 |    0.25        0.25$
            --------||-------|-------------|-------|-------|-------|-------|--------|-----------$
                     Aggregated       7    3(42.86%) |    278       7    1500     41 |    1.75        0.75$
            $
            Response time percentiles (approximated)$
            Type     Name      50%    66%    75%    80%    90%    95%    98%    99%  99.9% 99.99%   100% # reqs$
            --------||--------|------|------|------|------|------|------|------|------|------|------|------$
            GET      /       40     40     41     41     41     41     41     41     41     41     41      3$
            POST     /checkout      250    250   1500   1500   1500   1500   1500   1500   1500   1500   1500      3$
            GET      /items/[id], "é"        7      7      7      7      7      7      7      7      7      7      7      1$
            --------||--------|------|------|------|------|------|------|------|------|------|------|------$
                     Aggregated       41     99    250    250   1500   1500   1500   1500   1500   1500   1500      7$
            $
            Error report$
            # occurrences      Error                                                                                               $
            ------------------|-------------------------------------------------------------$
            2                  POST /checkout: empty total                                                                         $
            1                  GET /items/[id], "é": line one\\nline two                                                            $
            ------------------|-------------------------------------------------------------$
            $
            Script exceptions$
            # occurrences      Exception                                                                                           $
            ------------------|-------------------------------------------------------------$
            2                  ArithmeticException: Division by zero                                                               $
            ------------------|-------------------------------------------------------------$
            $
            '''.stripIndent().trim()
    }

    def "a terminal of #columns columns has a name column of #width"() {
        when:
        def lines = ConsoleTables.forColumns(OptionalInt.of(columns)).summary(new SampleRun().snapshot())

        then:
        lines[7].split(/\|/)[1].length() == width

        where:
        columns | width
        0       | 0
        79      | 0
        81      | 1
        90      | 10
        159     | 79
        160     | 80
        500     | 80
    }

    def "service time and time from the intended start stand together when a schedule gave both"() {
        given:
        def run = new SampleRun()
        run.at(1).request('GET', '/paced', 10, late: 30)
        run.request('GET', '/free', 20)

        when:
        def lines = ConsoleTables.forColumns(OptionalInt.of(90)).summary(run.snapshot())

        then:
        marked(lines.drop(7)) == '''\
            Response time percentiles (approximated)$
            Type     Name            50%    66%    75%    80%    90%    95%    98%    99%  99.9% 99.99%   100% # reqs$
            --------|----------|--------|------|------|------|------|------|------|------|------|------|------|------$
            GET      /free            20     20     20     20     20     20     20     20     20     20     20      1$
            GET      /paced           10     10     10     10     10     10     10     10     10     10     10      1$
            --------|----------|--------|------|------|------|------|------|------|------|------|------|------|------$
                     Aggregated       10     20     20     20     20     20     20     20     20     20     20      2$
            $
            Response time percentiles from the intended start$
            Type     Name            50%    66%    75%    80%    90%    95%    98%    99%  99.9% 99.99%   100% # reqs$
            --------|----------|--------|------|------|------|------|------|------|------|------|------|------|------$
            GET      /paced           40     40     40     40     40     40     40     40     40     40     40      1$
            --------|----------|--------|------|------|------|------|------|------|------|------|------|------|------$
                     Aggregated       40     40     40     40     40     40     40     40     40     40     40      1$
            $
            '''.stripIndent().trim()
    }

    def "failures stand in the order in which they first happened"() {
        given:
        def run = new SampleRun()
        run.at(1).request('GET', '/z', 1, failure: 'first')
        run.at(2).request('GET', '/a', 1, failure: 'second')
        run.at(3).request('GET', '/z', 1, failure: 'first')

        expect:
        WIDE.summary(run.snapshot()).findAll { it =~ /: (first|second)/ }*.trim() ==
            ['2                  GET /z: first', '1                  GET /a: second']
    }

    def "names and reasons cannot control the terminal"() {
        given:
        def run = new SampleRun()
        run.at(1).request('G\u001b[2JT', '/\u001b]0;owned\u0007\n\u009b31m', 1, failure: 'why\r\u001b[1A')

        when:
        def lines = WIDE.summary(run.snapshot())

        then:
        lines.every { line -> line.chars.every { !Character.isISOControl(it) } }
        lines[2].startsWith('G\\x1b[2JT  /\\x1b]0;owned\\x07\\n\\x9b31m')
        lines.any { it.contains('G\\x1b[2JT /\\x1b]0;owned\\x07\\n\\x9b31m: why\\r\\x1b[1A') }
    }

    def "figures look the same in every language"() {
        given:
        def before = Locale.default
        Locale.default = Locale.forLanguageTag('ar-EG-u-nu-arab')

        expect:
        WIDE.summary(SampleRun.ofLocust().snapshot())[6].contains('7    3(42.86%) |    278       7    1500     41 |    1.75        0.75')

        cleanup:
        Locale.default = before
    }

    private static String marked(List<String> lines) {
        lines.collect { it + '$' }.join('\n')
    }

    /** Counts whose average, extremes and median are those of the contract's example. */
    private static Tally tally(int count, int median) {
        def run = new SampleRun()
        count.times { run.request('GET', '/', median) }
        def service = run.snapshot().total().all().service()
        new Tally(service, Tally.NONE.intended(), count * 187_000_000L,
            Optional.of(new Extremes(44_000_000, 601_000_000)), 0, 0, PhaseTotals.NONE)
    }

    private static StatsSnapshot snapshotOf(Tally successes, Tally failures) {
        def key = new EntryKey('GET', '/')
        def empty = new SampleRun().snapshot()
        def entries = new TreeMap([(key): new EntrySnapshot(key, successes, failures, Optional.empty())])
        new StatsSnapshot(0, empty.startedAt(), empty.endedAt(), empty.takenAt(), 1, entries, new TreeMap(), new TreeMap(), new TreeMap())
    }

    private static StatsSnapshot windowOf(StatsSnapshot of, Duration length) {
        new StatsSnapshot(0, of.startedAt(), of.startedAt() + length, of.takenAt(), 1,
            of.entries(), of.failures(), of.exceptions(), of.starts())
    }
}
