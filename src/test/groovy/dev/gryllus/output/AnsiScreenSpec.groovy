package dev.gryllus.output

import dev.gryllus.output.LiveLine.Style
import spock.lang.Specification

class AnsiScreenSpec extends Specification {
    def terminal = new Emulator(20, 8)
    def screen = new AnsiScreen(terminal.stream(), new TerminalSize(20, 8), false)

    def "a picture is redrawn in place, longer or shorter"() {
        when:
        show('one', 'two long', 'three')

        then:
        terminal.shown() == ['one', 'two long', 'three']

        when:
        show('ONE', 'two')

        then:
        terminal.shown() == ['ONE', 'two']

        when:
        show('a', 'b', 'c', 'd')

        then:
        terminal.shown() == ['a', 'b', 'c', 'd']
    }

    def "each change is one write, so nothing flickers"() {
        when:
        show('one', 'two')
        screen.println('log')
        show('three')
        screen.hide()

        then:
        terminal.writes.size() == 4
    }

    def "printed lines go above the picture"() {
        given:
        show('one', 'two')

        when:
        screen.println('log 1')
        screen.println('log 2\nlog 3 is longer than the line')

        then:
        terminal.shown() == ['log 1', 'log 2', 'log 3 is longer than', ' the line', 'one', 'two']
    }

    def "printed lines scroll away at the top, the picture stays"() {
        given:
        show('one', 'two')

        when:
        20.times { screen.println("log $it") }

        then:
        terminal.shown() == ['log 15', 'log 16', 'log 17', 'log 18', 'log 19', 'one', 'two']
    }

    def "hiding leaves only what was printed, and the cursor below it"() {
        given:
        screen.println('before')
        show('one', 'two')
        screen.println('log')

        when:
        screen.hide()
        screen.println('after')

        then:
        terminal.shown() == ['before', 'log', 'after']
        terminal.writes.last() == 'after\r\n'
    }

    def "without a picture nothing but lines is written"() {
        when:
        screen.hide()
        screen.resized(new TerminalSize(30, 10))
        screen.println('log')

        then:
        terminal.writes == ['log\r\n']
    }

    def "a picture never scrolls the terminal: lines that do not fit are left out, long ones are cut"() {
        given:
        screen.println('log')

        when:
        2.times { show('this line is too long for it', '中文字中文字中文字中文字', *(3..12).collect { "line $it" }) }

        then:
        terminal.shown() == ['this line is too l…', '中文字中文字中文字…', 'line 3', 'line 4', 'line 5', 'line 6', 'line 7']
    }

    def "nothing that comes from outside reaches the terminal as a command"() {
        when:
        show('\u001b[2J\u001b]0;owned\u0007')
        screen.println('GET \u001b[10A\u009b2J\r\u202e')

        then:
        terminal.writes.join().replaceAll(/\u001b\[(\d+A|[JK]|\?7[lh])/, '').chars.every { it >= ' ' as char || it in ['\r', '\n'] as char[] }
        terminal.shown() == ['GET \\x1b[10A\\x9b2J\\r', '\\u202e', '\\x1b[2J\\x1b]0;owne…']
    }

    def "colours are used only if wanted"() {
        given:
        def coloured = new Emulator(20, 8)

        when:
        new AnsiScreen(coloured.stream(), new TerminalSize(20, 8), true).show([new LiveLine('12 failures', Style.ALARM)])
        screen.show([new LiveLine('12 failures', Style.ALARM)])

        then:
        coloured.writes.join().contains('\u001b[31m12 failures\u001b[m')
        coloured.shown() == ['12 failures']
        !terminal.writes.join().contains('m')
    }

    def "a terminal that became wider, narrower or lower gets a fitting picture"() {
        given:
        screen.println('log')
        show('0123456789abcdefg', 'two', 'three', 'four')

        when:
        terminal.resize(columns, rows)
        screen.resized(new TerminalSize(columns, rows))

        then:
        screen.columns().asInt == columns
        screen.rows() == rows
        terminal.shown().takeRight(picture.size()) == picture
        terminal.shown().count { it.startsWith('012') } == 1

        where:
        columns | rows || picture
        40      | 8    || ['0123456789abcdefg', 'two', 'three', 'four']
        18      | 8    || ['0123456789abcdefg', 'two', 'three', 'four']
        20      | 4    || ['0123456789abcdefg', 'two', 'three']
    }

    def "after a terminal broke the lines anew it goes up as many rows as they take now"() {
        given:
        show('0123456789abcdefg', 'two')
        terminal.writes.clear()

        when:
        screen.resized(new TerminalSize(10, 8))

        then:
        terminal.writes[0].startsWith('\r\u001b[3A')
        terminal.writes[0].contains('01234567…')
    }

    private void show(String... lines) {
        screen.show(lines.collect { new LiveLine(it, Style.PLAIN) })
    }
}
