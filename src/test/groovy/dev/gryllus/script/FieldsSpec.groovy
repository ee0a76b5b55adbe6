package dev.gryllus.script

import spock.lang.Specification

class FieldsSpec extends Specification {
    def "state moves by name where it fits; settings of the class, static and final fields stay as the new class has them"() {
        given:
        def old = make 'class A { int n = 5; String s = "old"; def any = [1]; static shared = 1; final f = 1; def weight = 7; def gone = 1 }'
        def fresh = make 'class A { long n; String s; def any; static shared = 2; final f = 2; def weight = 9; def added = 3 }'

        when:
        new Fields(fresh.class).copy(old, fresh)

        then:
        with(fresh) {
            n == 5
            s == 'old'
            any.is(old.any)
            shared == 2
            f == 2
            weight == 9
            added == 3
        }
    }

    def "what a class says about its client is no state: a new word counts"() {
        given:
        def text = { max -> "class A extends dev.gryllus.http.FastHttpUser { def max_redirects = $max; def n = $max }; new A()" }
        def old = new GroovyShell().evaluate(text(5))
        def fresh = new GroovyShell().evaluate(text(7))

        when:
        new Fields(fresh.class).copy(old, fresh)

        then:
        fresh.max_redirects == 7
        fresh.n == 5
    }

    def "what does not fit starts anew: #before to #after"() {
        given:
        def old = make "class A { $before; int other = 1 }"
        def fresh = make "class A { $after; int other }"

        when:
        new Fields(fresh.class).copy(old, fresh)

        then:
        fresh.x == expected
        fresh.other == 1

        where:
        before              | after           | expected
        'def x = "text"'    | 'int x = 3'     | 3
        'def x = null'      | 'int x = 3'     | 3
        'int x = 1'         | 'String x'      | null
        'def x = [a: 1]'    | 'List x = []'   | []
        'def x = 2'         | 'def x'         | 2
    }

    def "inherited state counts, too, and the nearest of two fields of one name"() {
        given:
        def text = 'class B { def base = 0; def both = 0 }; class A extends B { def both = 0 }; new A()'
        def old = new GroovyShell().evaluate(text)
        def fresh = new GroovyShell().evaluate(text)
        old.base = 1
        old.both = 2

        when:
        new Fields(fresh.class).copy(old, fresh)

        then:
        fresh.base == 1
        fresh.both == 2
    }

    private static Object make(String text) {
        new GroovyShell().evaluate("$text; new A()")
    }
}
