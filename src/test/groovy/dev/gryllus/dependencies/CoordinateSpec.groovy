package dev.gryllus.dependencies

import spock.lang.Specification

class CoordinateSpec extends Specification {

    def "'#text' names a jar"() {
        when:
        def coordinate = Coordinate.parse(text)

        then:
        [coordinate.group(), coordinate.artifact(), coordinate.version(), coordinate.classifier()] == parts
        coordinate.toString() == shown

        where:
        text                  || parts                           | shown
        'a.b:c-d:1.0'         || ['a.b', 'c-d', '1.0', '']       | 'a.b:c-d:1.0'
        ' a:b:1.0-SNAPSHOT '  || ['a', 'b', '1.0-SNAPSHOT', '']  | 'a:b:1.0-SNAPSHOT'
        'a:b:1:linux-x86_64'  || ['a', 'b', '1', 'linux-x86_64'] | 'a:b:1:linux-x86_64'
        'a:b:1.0+build.5' || ['a', 'b', '1.0+build.5', '']     | 'a:b:1.0+build.5'
        'a:b:1@jar'           || ['a', 'b', '1', '']             | 'a:b:1'
    }

    def "'#text' is refused"() {
        when:
        Coordinate.parse(text)

        then:
        def e = thrown(DependencyException)
        e.message.contains(what)
        e.stackTrace.length == 0

        where:
        text               || what
        'a:b'              || "'a:b' is no library. Expecting 'group:artifact:version'"
        ''                 || "'' is no library"
        'a:b:1:c:d'        || 'is no library'
        'a#b;1'            || 'is no library'
        'a::1'             || 'is no library'
        'a:b c:1'          || 'is no library'
        'a:b:1@zip'        || 'is no library'
        '../x:b:1'         || 'is no library'
        'a:b:..'           || 'is no library'
        'a:b:LATEST'       || 'does not name one version'
        'a:b:release'      || 'does not name one version'
        'a:b:[1,2)'        || 'does not name one version'
        'a:b:1.+'          || 'does not name one version'
        'a:b:*'            || 'does not name one version'
    }

    def "the same library in another version, but not another part of it"() {
        expect:
        Coordinate.parse('a:b:1').sameLibrary(Coordinate.parse('a:b:2'))
        !Coordinate.parse('a:b:1').sameLibrary(Coordinate.parse('a:b:1:tests'))
        !Coordinate.parse('a:b:1').sameLibrary(Coordinate.parse('a:c:1'))
    }
}
