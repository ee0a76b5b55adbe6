package dev.gryllus.cli

import spock.lang.Specification

class ListSyntaxSpec extends Specification {
    def "#text has the words #words"() {
        expect:
        ListSyntax.words(text) == words

        where:
        text                  || words
        ''                    || []
        '  '                  || []
        '[]'                  || []
        '[ , ]'               || []
        'a'                   || ['a']
        'a b'                 || ['a', 'b']
        'a, b'                || ['a', 'b']
        'a,b,,c'              || ['a', 'b', 'c']
        ' a \t b\n'           || ['a', 'b']
        '"a b" c'             || ['a b', 'c']
        '[a, b]'              || ['a', 'b']
        ' [a] '               || ['a']
        '[a b, c ]'           || ['a b', 'c']
        '["a, b", \'c\' ,d]'  || ['a, b', 'c', 'd']
        '["", a]'             || ['a']
        '[a'                  || ['[a']
        "it's"                || ["it's"]
    }

    def "file names are separated by commas alone"() {
        expect:
        ListSyntax.betweenCommas(text) == names

        where:
        text                                || names
        'a.groovy'                          || ['a.groovy']
        'a.groovy,b.groovy, more tests'     || ['a.groovy', 'b.groovy', 'more tests']
        ' , a ,'                            || ['a']
        ''                                  || []
    }
}
