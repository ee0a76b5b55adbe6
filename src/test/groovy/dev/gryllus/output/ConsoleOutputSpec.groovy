package dev.gryllus.output

import dev.gryllus.output.ConsoleOutput.When
import spock.lang.Specification

class ConsoleOutputSpec extends Specification {
    SampleRun run = new SampleRun()
    def printed = []
    def columns = OptionalInt.empty()
    Screen screen = new Screen() {
        @Override
        void println(String text) {
            printed << text
        }

        @Override
        OptionalInt columns() {
            columns
        }
    }

    def "prints the table of requests every two seconds, in one piece"() {
        given:
        def output = new ConsoleOutput(screen, EnumSet.allOf(When))

        when:
        def ticksThatPrint = [0, 1.01, 1.99, 3.0, 4.02, 5.1, 9.0, 10.0].findAll { second ->
            int before = printed.size()
            run.at(second)
            output.tick(run.progress())
            printed.size() > before
        }

        then:
        ticksThatPrint == [0, 1.99, 4.02, 9.0]
        printed[0].readLines()[0].startsWith('Type     Name')
        printed[0].endsWith('\n')
    }

    def "prints only what is wanted: #when"() {
        given:
        def output = new ConsoleOutput(screen, when as Set)

        when:
        output.tick(run.progress())
        int during = printed.size()
        output.finish(run.progress())

        then:
        during == ticks
        printed.size() - during == ends

        where:
        when                  || ticks | ends
        []                    || 0     | 0
        [When.DURING_THE_RUN] || 1     | 0
        [When.AT_THE_END]     || 0     | 1
        When.values()         || 1     | 1
    }

    def "prints all tables at the end, as wide as the terminal is then"() {
        given:
        def output = new ConsoleOutput(screen, EnumSet.of(When.AT_THE_END))
        def progress = SampleRun.ofLocust().progress()
        columns = OptionalInt.of(100)

        when:
        output.finish(progress)

        then:
        printed == [ConsoleTables.forColumns(OptionalInt.of(100)).summary(progress.total()).join('\n')]
    }
}
