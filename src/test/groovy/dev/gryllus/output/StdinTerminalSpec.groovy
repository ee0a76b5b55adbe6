package dev.gryllus.output

import java.util.concurrent.TimeUnit
import spock.lang.Requires
import spock.lang.Specification

class StdinTerminalSpec extends Specification {
    def "without a terminal nothing is ours"() {
        expect: 'the specs run without one as their stdin'
        !new StdinTerminal(System.in).isOurs()
    }

    @Requires({ new File('/usr/bin/script').canExecute() })
    def "keys come without Enter and without echo, and the terminal is what it was afterwards"() {
        given: 'a program in a pseudo-terminal'
        def java = "${System.getProperty('java.home')}/bin/java --enable-native-access=ALL-UNNAMED"
        def command = "exec $java -cp '${System.getProperty('java.class.path')}' ${KeyboardProbe.name}"
        def process = new ProcessBuilder('script', '-qec', command, '/dev/null').redirectErrorStream(true).start()
        def lines = process.inputReader()

        when:
        def mode = lines.readLine()
        process.outputWriter().with { write('w'); flush() }

        then:
        mode == 'mode: -echo -icanon isig'
        lines.readLines() == ['told: w', 'restored: true']
        process.waitFor(1, TimeUnit.MINUTES)
    }
}
