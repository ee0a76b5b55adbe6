package dev.gryllus.script

import java.nio.file.Path
import spock.lang.Specification

class GrabReaderSpec extends Specification {
    static final Path FILE = Path.of('locustfile.groovy')

    def "it is found wherever it stands: #text"() {
        expect:
        GrabReader.read(FILE, text)*.wish() == [new Grab.Library('a:b:1', true)]

        where:
        text << [
            "@Grab('a:b:1') import x.Y",
            "@Grab('a:b:1') import x.*",
            "@Grab('a:b:1') import static x.Y.z",
            "@Grab('a:b:1') import static x.Y.*",
            "@groovy.lang.Grab('a:b:1')\nimport x.Y",
            "@Grab('a:b:1')\nclass A extends HttpUser { }",
            "class A { @Grab('a:b:1') def x }",
            "class A { @Grab('a:b:1') def x() { } }",
            "class A { def x() { @Grab('a:b:1') def y = 1 } }",
            "@Grab('a:b:1') def x = 1",
            "user('U') { task { @Grab('a:b:1') def y = 1 } }",
            "@Grapes(@Grab('a:b:1')) import x.Y",
            "@Grapes([@Grab('a:b:1')]) import x.Y",
            "@Grab(group='a', module='b', version='1') import x.Y",
            "@Grab(value='a:b:1', initClass=false, force=true, transitive=true) import x.Y",
        ]
    }

    def "each with its line, and what it says beside"() {
        given:
        def text = '''\
            // libraries
            @Grapes([
                @Grab('a:b:1'),
                @Grab(group='c', module='d', version='2', classifier='linux', transitive=false),
                @GrabExclude('x:y'),
                @GrabExclude(group='x', module='z')
            ])
            @GrabResolver(name='ours', root='https://repo.example.com/maven')
            @GrabResolver('file:///srv/maven')
            @GrabConfig(systemClassLoader=true)
            import p.Q
        '''.stripIndent()

        expect:
        GrabReader.read(FILE, text).collect { [it.line(), it.wish()] } == [
            [3, new Grab.Library('a:b:1', true)],
            [4, new Grab.Library('c:d:2:linux', false)],
            [5, new Grab.Exclude('x:y')],
            [6, new Grab.Exclude('x:z')],
            [8, new Grab.Repository('ours', 'https://repo.example.com/maven')],
            [9, new Grab.Repository('file-srv-maven', 'file:///srv/maven')],
        ]
    }

    def "a comment or a text is no request, and a script that cannot be parsed says nothing"() {
        expect:
        GrabReader.read(FILE, text) == []

        where:
        text << ["// @Grab('a:b:1')\nx = 1", "x = '''@Grab('a:b:1')'''", "@Grab('a:b:1') import x.Y; user('U' {", 'user("U") { }']
    }

    def "what cannot be meant is told: #text"() {
        when:
        GrabReader.read(FILE, "\n$text import x.Y".toString())

        then:
        def e = thrown(ScriptMistake)
        e.message.contains(what)
        e.line().asInt == 2

        where:
        text                                         || what
        '@Grab("a:b:${1}")'                          || "@Grab: 'value' must be a plain text in quotes"
        "@Grab(group='a', module='b')"               || "@Grab: lacks 'version'"
        "@Grab(value='a:b:1', changing=true)"        || "@Grab: does not take 'changing' here. Known: classifier, force"
        "@GrabExclude('x')"                          || "'x' is no library. Expecting 'group:artifact'"
        "@GrabResolver('http://repo.example.com')"   || "'http://repo.example.com' is not safe: code comes from there. Use an https:// address"
        "@GrabResolver(name='a b', root='file:/x')"  || "a repository's name has no ' ' in it"
    }
}
