package dev.gryllus.output

import ch.qos.logback.classic.Level
import dev.gryllus.support.FakeClock
import dev.gryllus.support.LogLines
import spock.lang.AutoCleanup
import spock.lang.Specification

class KeyboardSpec extends Specification {
    @AutoCleanup
    LogLines log = new LogLines('gryllus.keyboard')

    def terminal = new FakeTerminal()
    List<String> told = []
    def keyboard = new Keyboard(terminal, new FakeClock(), { told << it })

    def "keys are told as they come, and the terminal is restored once"() {
        when:
        ['', 'w', '', 'sS'].each { look(it) }
        2.times { keyboard.close() }

        then:
        told == ['w', 'sS']
        terminal.calls == ['key mode', 'restore']
    }

    def "keys that send a sequence are no letters: #name"() {
        when:
        look(sequence)
        look("w${sequence}W")

        then:
        told == ['wW']

        where:
        name          | sequence
        'F4'          | '\u001bOS'
        'arrow up'    | '\u001b[A'
        'F5'          | '\u001b[15~'
        'CTRL+arrow'  | '\u001b[1;5C'
        'ALT+w'       | '\u001bw'
        'ESC, twice'  | '\u001b\u001b'
    }

    def "in the background the terminal is left alone, and taken when it is ours"() {
        given:
        terminal.ours = false

        when: 'started there'
        look('w')

        then:
        terminal.calls == []
        told == []

        when:
        terminal.ours = true
        look('W')

        then:
        terminal.calls == ['key mode']
        told == ['W']

        when: 'sent there again, and fetched'
        terminal.ours = false
        look('s')
        terminal.ours = true
        look('S')

        then: 'the shell may have changed the mode'
        terminal.calls == ['key mode', 'key mode']
        told == ['W', 'S']
    }

    def "a stop that no look has noticed makes the mode doubtful too"() {
        when:
        look('')
        keyboard.continued()
        2.times { look('') }

        then:
        terminal.calls == ['key mode', 'key mode']
    }

    def "an end in the background leaves the terminal to the shell"() {
        when:
        look('')
        terminal.ours = false
        keyboard.close()

        then:
        terminal.calls == ['key mode']
    }

    def "a terminal that was never taken is not restored, and not taken after the end"() {
        when:
        keyboard.close()
        def again = look('w')

        then:
        !again
        terminal.calls == []
        told == []
    }

    def "what is half done is undone"() {
        given:
        terminal.fault = 'key mode'

        when:
        look('')

        then:
        thrown(IOException)

        when:
        keyboard.close()

        then:
        terminal.calls == ['key mode', 'restore']
    }

    def "a restoration that fails is tried again when the process ends"() {
        given:
        look('')
        terminal.fault = 'restore'

        when:
        keyboard.close()

        then:
        log.of(Level.DEBUG) == ['The terminal cannot be restored: restore']

        when:
        terminal.fault = null
        2.times { keyboard.close() }

        then:
        terminal.calls == ['key mode', 'restore', 'restore']
    }

    private boolean look(String typed) {
        terminal.typed = typed
        keyboard.look()
    }

    static class FakeTerminal implements KeyTerminal {
        boolean ours = true
        String typed = ''
        String fault
        List<String> calls = []

        @Override
        boolean isOurs() { ours }

        @Override
        void enterKeyMode() { call('key mode') }

        @Override
        void restore() { call('restore') }

        @Override
        String typed() { typed }

        private void call(String name) {
            calls << name
            if (fault == name) {
                throw new IOException(name)
            }
        }
    }
}
