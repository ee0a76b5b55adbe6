package dev.gryllus.health

import spock.lang.Specification

class ProcessorSetSpec extends Specification {
    def "'#list' holds #held of the first ten"() {
        expect:
        (0..9).findAll { ProcessorSet.of(list).contains(it) } == held

        where:
        list                       || held
        '0-1'                      || [0, 1]
        '3'                        || [3]
        '0,2-4,9\n'                || [0, 2, 3, 4, 9]
        ' 1 , 3 '                  || [1, 3]
        '12-200'                   || []
        ''                         || 0..9
        'x'                        || 0..9
        '3-1'                      || 0..9
        '-1'                       || 0..9
        '1-'                       || 0..9
        '0-99999999999999999999'   || 0..9
        '0-2000000000'             || 0..9
        '1,,2'                     || 0..9
    }
}
