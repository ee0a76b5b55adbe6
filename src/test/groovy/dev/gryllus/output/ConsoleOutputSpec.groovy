package dev.gryllus.output

import dev.gryllus.health.Verdict
import dev.gryllus.support.Samples
import spock.lang.Specification

class ConsoleOutputSpec extends Specification {
    SampleRun run = new SampleRun()
    def printed = []
    def columns = OptionalInt.empty()
    def verdict = new Verdict(Optional.of(Samples.sample(length: 60)), [])
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
        def output = new ConsoleOutput(screen, true, { verdict })

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

    def "prints the tables at the end also where none are wanted during the run: #during"() {
        given:
        def output = new ConsoleOutput(screen, during, { verdict })

        when:
        output.tick(run.progress())
        int ticks = printed.size()
        output.finish(run.progress())

        then:
        ticks == (during ? 1 : 0)
        printed.size() == ticks + 1

        where:
        during << [true, false]
    }

    def "prints all tables and the verdict at the end, as wide as the terminal is then"() {
        given:
        def output = new ConsoleOutput(screen, false, { verdict })
        def progress = SampleRun.ofLocust().progress()
        columns = OptionalInt.of(100)

        when:
        output.finish(progress)

        then:
        printed == [ConsoleTables.forColumns(OptionalInt.of(100)).summary(progress.total()).join('\n') + '\n' + VerdictLines.of(verdict).join('\n')]
        printed[0].contains('\nLoad generator: kept up')
    }
}
