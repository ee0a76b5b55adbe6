package dev.gryllus.output

import spock.lang.Specification

class CellsSpec extends Specification {
    def "#text takes #width columns"() {
        expect:
        Cells.width(text) == width

        where:
        text            || width
        ''              || 0
        'abc'           || 3
        'é'             || 1
        'e\u0301'       || 1
        '中文'          || 4
        '\ud83d\ude00'  || 2
    }

    def "#text in #columns columns is #shown"() {
        expect:
        Cells.cut(text, columns) == shown

        where:
        text      | columns || shown
        'abcdef'  | 6       || 'abcdef'
        'abcdef'  | 5       || 'abcd…'
        'abcdef'  | 1       || '…'
        '中文字'  | 6       || '中文字'
        '中文字'  | 5       || '中文…'
        '中文字'  | 4       || '中…'
    }
}
