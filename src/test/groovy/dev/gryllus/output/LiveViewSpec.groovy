package dev.gryllus.output

import dev.gryllus.output.LiveLine.Style
import dev.gryllus.stats.Starts
import dev.gryllus.support.FakeClock
import java.time.Duration
import spock.lang.Specification

class LiveViewSpec extends Specification {
    SampleRun run = new SampleRun()
    def screen = new FakeLiveScreen()
    Duration paused = Duration.ZERO
    def view = new LiveView(screen, { 'running' }, { paused })

    def "shows how far the run is, how much happens, what fails and how long it takes"() {
        given:
        started(Duration.ofSeconds(60))
        tick(0)
        1_000.times { run.at(5).request('GET', '/items', it < 500 ? 0.4 : 90, failure: it < 2 ? 'empty' : null) }
        tick(5)
        20.times { run.at(14).request('GET', '/', 12) }

        when:
        tick(15)

        then:
        screen.text() == '''\
            running   5 users   15s of 1m 00s   [#######-----------------------]  25%
                  1,020 requests        2.0/s
                      2 failures        0.0/s   0.20% of all requests
              last 10 s p50       12 ms   p95       12 ms   p99       12 ms
              whole run p50       12 ms   p95       90 ms   p99       90 ms
               requests   failures      req/s      p50      p95      p99   last 10 s
                  1,000          2        0.0        -        -        -   GET /items
                     20          0        2.0       12       12       12   GET /
            '''.stripIndent()
        screen.lines[2].style() == Style.ALARM
    }

    def "a pause is no progress"() {
        given:
        started(Duration.ofSeconds(60))
        paused = Duration.ofSeconds(9)

        when:
        tick(15)

        then:
        screen.lines.first().text().contains('6s of 1m 00s')
    }

    def "shows whether tasks start as an arrival rate says"() {
        given:
        started(null)
        tick(0)
        run.at(5).stats.starts('Api', new Starts(2500, 0, dropped))

        when:
        tick(5)

        then:
        def line = screen.lines.find { it.text().contains('starts') }
        line.text() == "      2,500 starts        500.0/s   0 late, $dropped dropped   Api"
        line.style() == style

        where:
        dropped | style
        0       | Style.PLAIN
        7       | Style.ALARM
    }

    def "before the first request there are dashes, and without a limit no bar"() {
        given:
        run.users = 1
        started(null)

        when:
        tick(72)

        then:
        screen.text() == '''\
            running   1 user   1m 12s
                      0 requests        0.0/s
                      0 failures        0.0/s   0.00% of all requests
              last 10 s p50        - ms   p95        - ms   p99        - ms
              whole run p50        - ms   p95        - ms   p99        - ms
            '''.stripIndent()
        screen.lines[2].style() == Style.PLAIN
    }

    def "short times have tenths, long ones separators"() {
        given:
        run.request('GET', '/', 0.44)
        run.request('GET', '/', 9.96)
        3.times { run.request('GET', '/slow', 12_345) }

        when:
        view.tick(run.wholeRunRecent())

        then:
        screen.text().contains('whole run p50   12,345 ms')
        screen.text() =~ /0\.4 +10\.0 +10\.0   GET \/\n/
    }

    def "on #rows rows it shows #entries of 30 entries, the busiest first"() {
        given:
        (1..30).each { n -> n.times { run.request('GET', "/$n", 5) } }
        screen.rows = rows

        when:
        tick(1)

        then:
        screen.lines*.text().findAll { it.contains('GET /') }.collect { it.replaceAll(/.*GET \//, '') as int } ==
            (0..<entries).collect { 30 - it }
        screen.lines.any { it.text().contains(' more') } == (entries in 1..29)
        entries == 0 || entries == 30 || screen.lines.last().text().trim() == "${30 - entries} more"
        screen.lines.size() <= Math.max(5, rows - 5)

        where:
        rows || entries
        5    || 0
        12   || 0
        13   || 1
        24   || 12
        40   || 28
        41   || 30
        100  || 30
    }

    def "leaves the screen clean at the end"() {
        given:
        tick(1)

        when:
        view.finish(run.progress())

        then:
        screen.lines == []
    }

    def "hostile names stay in their line"() {
        given:
        def terminal = new Emulator(100, 24)
        def live = new LiveView(new AnsiScreen(terminal.stream(), new TerminalSize(100, 24), true), { 'running' }, { Duration.ZERO })
        run.request('GET', '/\u001b[2J\u001b[H\nowned\r', 5)

        when:
        live.tick(run.progress())

        then:
        terminal.shown().size() == 7
        terminal.shown().last().endsWith('GET /\\x1b[2J\\x1b[H\\nowned\\r')
    }

    private void started(Duration limit) {
        view.start(new RunInfo(FakeClock.ORIGIN, Optional.ofNullable(limit),
            { new RunManifest('0', new TreeMap(), [], Machine.current()) }))
    }

    private void tick(BigDecimal second) {
        run.at(second)
        view.tick(run.progress())
    }

    static class FakeLiveScreen implements LiveScreen {
        List<LiveLine> lines = []
        int rows = 24

        @Override
        int rows() {
            rows
        }

        @Override
        void show(List<LiveLine> lines) {
            this.lines = lines
        }

        @Override
        void hide() {
            lines = []
        }

        @Override
        void println(String text) {
            assert false : 'a live view does not print'
        }

        @Override
        OptionalInt columns() {
            OptionalInt.of(80)
        }

        String text() {
            lines.collect { it.text() + '\n' }.join()
        }
    }
}
