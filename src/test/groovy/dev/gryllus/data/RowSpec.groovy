package dev.gryllus.data

import spock.lang.Specification

class RowSpec extends Specification {
    def row = Row.of([user: 'ada', 'class': 'first', size: 3], 'users.csv')

    def "a value is found by its column's name, or by number"() {
        expect:
        row.user == 'ada'
        row['user'] == 'ada'
        row["${'user'}"] == 'ada'
        row[0] == 'ada'
        row.get('size') == 3
    }

    def "columns may be named like anything"() {
        expect:
        row.class == 'first'
        row['size'] == 3
    }

    def "it is a map"() {
        expect:
        row == [user: 'ada', 'class': 'first', size: 3]
        row.keySet() as List == ['user', 'class', 'size']
        row.size() == 3
        row.toString() == '[user:ada, class:first, size:3]'
        row + [extra: 1] == [user: 'ada', 'class': 'first', size: 3, extra: 1]
        row.collect { name, value -> name } == ['user', 'class', 'size']
    }

    def "a column that is not there is a mistake: #column"() {
        when:
        row[column]

        then:
        def e = thrown(DataException)
        e.message == "users.csv has no column '$column'. Known: user, class, size"

        where:
        column << ['usr', 3, -1]
    }

    def "a column that not every row has"() {
        expect:
        row.containsKey('user')
        !row.containsKey('age')
        row.getOrDefault('user', 'nobody') == 'ada'
        row.getOrDefault('age', 7) == 7
    }

    def "it cannot be changed"() {
        when:
        row.user = 'bob'

        then:
        def e = thrown(UnsupportedOperationException)
        e.message == 'a row cannot be changed; row + [user: …] is a copy with one value more'
    }
}
