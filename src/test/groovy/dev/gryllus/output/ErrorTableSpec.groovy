package dev.gryllus.output

import dev.gryllus.stats.ScriptError
import dev.gryllus.stats.Stats
import dev.gryllus.support.FakeClock
import spock.lang.Specification

class ErrorTableSpec extends Specification {

    def "exceptions of the script are told with their number and their line, the most frequent first"() {
        given:
        def stats = new Stats(new FakeClock())
        stats.exception(new ScriptError('IOException: disk\nfull', 'IOException: disk\nfull\n  at a.groovy:3'))
        2.times { stats.exception(new ScriptError('E: \u001b[31mred', 'E: red\n  at locustfile.groovy:12\n  at locustfile.groovy:40')) }

        when:
        def lines = ConsoleTables.forColumns(OptionalInt.empty()).summary(stats.snapshot(0))

        then:
        def from = lines.indexOf('Script exceptions')
        from > 0
        lines[from + 1].trim() == '# occurrences      Exception'
        lines[from + 3].trim() == '2                  E: \\x1b[31mred  at locustfile.groovy:12'
        lines[from + 4].startsWith('1                  IOException: disk')
        !lines.contains('Error report')
    }
}
