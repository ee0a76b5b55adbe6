package dev.gryllus

import spock.lang.Specification

class HostNameSpec extends Specification {
    def 'the name #told is #name in a line of the log'() {
        expect:
        HostName.of(Optional.of(told), { 'asked' }) == name

        where:
        told                || name
        'box'               || 'box'
        'box.example.org'   || 'box'
        'load-1_a'          || 'load-1_a'
        ' box '             || 'box'
        '%d{yyyy} (box)'    || '_d_yyyy___box_'
        '.example.org'      || 'localhost'
        '.'                 || 'localhost'
        ''                  || 'asked'
        ' '                 || 'asked'
    }

    def 'where nobody tells it, the machine is asked'() {
        expect:
        HostName.of(Optional.empty(), { 'asked.example.org' }) == 'asked'
    }
}
