package dev.gryllus.output

import java.util.concurrent.TimeUnit
import spock.lang.Requires
import spock.lang.Specification

class StderrTerminalSpec extends Specification {
    def "a pipe is no terminal"() {
        expect: 'the specs run with a pipe as their stderr'
        StderrTerminal.open(System.err, false).empty
    }

    @Requires({ new File('/usr/bin/script').canExecute() })
    def "finds the terminal behind stderr, its size, and notices when that changes"() {
        given: 'a program in a pseudo-terminal'
        def java = "${System.getProperty('java.home')}/bin/java"
        def command = "stty cols 101 rows 31; exec $java -cp '${System.getProperty('java.class.path')}' ${TerminalProbe.name}"
        def process = new ProcessBuilder('script', '-qec', command, '/dev/null').redirectErrorStream(true).start()

        expect:
        process.inputStream.text.readLines()*.trim() == ['101 by 31', '70 by 20']
        process.waitFor(1, TimeUnit.MINUTES)
    }

    @Requires({ new File('/usr/bin/script').canExecute() })
    def "a terminal that the program was not started from is left alone"() {
        given:
        def java = "${System.getProperty('java.home')}/bin/java"
        def command = "exec $java -cp '${System.getProperty('java.class.path')}' ${TerminalProbe.name} </dev/null"
        def process = new ProcessBuilder('script', '-qec', command, '/dev/null').redirectErrorStream(true).start()

        expect:
        process.inputStream.text.readLines().last() == 'no terminal'
        process.waitFor(1, TimeUnit.MINUTES)
    }
}
