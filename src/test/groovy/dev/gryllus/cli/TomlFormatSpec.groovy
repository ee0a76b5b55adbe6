package dev.gryllus.cli

import spock.lang.Specification

class TomlFormatSpec extends Specification {
    def "each kind of value keeps its text and its line"() {
        given:
        def content = '''\
            [project]
            name = "shop"

            [tool.locust]
            host = "http://localhost"
            users = 100
            spawn-rate = 2.5

            headless = true   # at once
            tags = ["a b", "c", 3]
            "run-time" = "10m"
            '''.stripIndent()

        expect:
        TomlFormat.read('pyproject.toml', content) as Set == [
            new Entry('host', new Value.Text('http://localhost', 'pyproject.toml:5: ')),
            new Entry('users', new Value.Text('100', 'pyproject.toml:6: ')),
            new Entry('spawn-rate', new Value.Text('2.5', 'pyproject.toml:7: ')),
            new Entry('headless', new Value.Text('true', 'pyproject.toml:9: ')),
            new Entry('tags', new Value.Items(['a b', 'c', '3'], 'pyproject.toml:10: ')),
            new Entry('run-time', new Value.Text('10m', 'pyproject.toml:11: '))
        ] as Set
    }

    def "a file for other tools says nothing: #content"() {
        expect:
        TomlFormat.read('pyproject.toml', content) == []

        where:
        content << ['', '[tool.black]\nline-length = 100', '[tool.locust]', 'tool = 3']
    }

    def "what is not TOML is refused with its place"() {
        when:
        TomlFormat.read('team.toml', content)

        then:
        def mistake = thrown(OptionException)
        mistake.message.startsWith(message)

        where:
        content                             || message
        '[tool.locust]\nusers = \n'         || 'team.toml:2: Unexpected end of line'
        '[tool.locust]\nhost = localhost'   || 'team.toml:2: Unexpected'
        'a = 1\na = 2'                      || 'team.toml:2: a previously defined'
    }

    def "values with parts of their own are refused"() {
        when:
        TomlFormat.read('team.toml', content)

        then:
        def mistake = thrown(OptionException)
        mistake.message == message

        where:
        content                               || message
        '[tool.locust.web]\nport = 1'         || "team.toml:1: the value of 'web' has parts of its own. Expecting one value or a list of values"
        '[tool.locust]\ntags = [["a"]]'       || "team.toml:2: the value of 'tags' has parts of its own. Expecting one value or a list of values"
        '\n[tool]\nlocust = 1'                || "team.toml:3: 'tool.locust' is not a table. Expecting [tool.locust] above the settings"
    }
}
