package dev.gryllus.wire

import spock.lang.Specification

class ListedValuesSpec extends Specification {
    def "'#value' has the elements #elements"() {
        expect:
        ListedValues.of(value) == elements

        where:
        value                  || elements
        'close'                || ['close']
        ' 12\t'                || ['12']
        ''                     || ['']
        'keep-alive, Upgrade'  || ['keep-alive', 'Upgrade']
        ' a ,\tb,c '           || ['a', 'b', 'c']
        ','                    || ['', '']
        '5,'                   || ['5', '']
    }
}
