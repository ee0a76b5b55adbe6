package dev.gryllus.cli

import spock.lang.Specification

class LineFormatSpec extends Specification {
    private static Entry one(String line) {
        def entries = LineFormat.read('locust.conf', line)
        assert entries.size() == 1
        return entries.first()
    }

    def "<#line> sets #key to '#text'"() {
        expect:
        one(line) == new Entry(key, new Value.Text(text, 'locust.conf:1: '))

        where:
        line                            || key           | text
        'headless'                      || 'headless'    | 'true'
        '--headless'                    || 'headless'    | 'true'
        'headless # at once'            || 'headless'    | 'true'
        'headless ; at once'            || 'headless'    | 'true'
        'run-time = 10m'                || 'run-time'    | '10m'
        'run-time=10m'                  || 'run-time'    | '10m'
        'run-time: 10m'                 || 'run-time'    | '10m'
        'run-time :10m'                 || 'run-time'    | '10m'
        'run-time 10m'                  || 'run-time'    | '10m'
        '--run-time 10m'                || 'run-time'    | '10m'
        '  --run-time=10m  '            || 'run-time'    | '10m'
        'host="https://example.com"'    || 'host'        | 'https://example.com'
        "host = 'https://example.com' " || 'host'        | 'https://example.com'
        'host: https://example.com'     || 'host'        | 'https://example.com'
        'host https://example.com:8080' || 'host'        | 'https://example.com:8080'
        'host = http://a/#fragment'     || 'host'        | 'http://a/#fragment'
        'host = http://a/ # the shop'   || 'host'        | 'http://a/'
        'host = # none'                 || 'host'        | ''
        'host ='                        || 'host'        | ''
        'host = ""'                     || 'host'        | ''
        'csv = "a # b" # c'             || 'csv'         | 'a # b'
        'csv = "[a]"'                   || 'csv'         | '[a]'
        'csv = say "a"'                 || 'csv'         | 'say "a"'
        "csv = it's"                    || 'csv'         | "it's"
        'tags = a b'                    || 'tags'        | 'a b'
    }

    def "<#line> is a list"() {
        expect:
        one(line) == new Entry('tags', new Value.Items(items, 'locust.conf:1: '))

        where:
        line                            || items
        'tags = [Critical, Normal]'     || ['Critical', 'Normal']
        'tags = ["a", "b c"]  # two'    || ['a', 'b c']
        'tags = []'                     || []
        'tags [a]'                      || ['a']
        'tags = ["a # b"]'              || ['a # b']
    }

    def "comments, headings and separators count as lines but set nothing"() {
        given:
        def content = '''\
            # a comment
            ; another

            [runtime settings]
            ---
            users = 5
            \t# indented
            headless'''.stripIndent()

        expect:
        LineFormat.read('team.conf', content) == [
            new Entry('users', new Value.Text('5', 'team.conf:6: ')),
            new Entry('headless', new Value.Text('true', 'team.conf:8: '))
        ]
    }

    def "line ends of Windows are line ends"() {
        expect:
        LineFormat.read('locust.conf', 'users = 5\r\nheadless\r\n')*.key() == ['users', 'headless']
    }

    def "a line without a key is refused with its place"() {
        when:
        LineFormat.read('locust.conf', 'headless\n= 5')

        then:
        def mistake = thrown(OptionException)
        mistake.message == "locust.conf:2: '= 5' is not a setting. Expecting 'key = value'"
    }
}
