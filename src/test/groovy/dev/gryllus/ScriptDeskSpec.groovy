package dev.gryllus

import dev.gryllus.web.EditableScripts
import spock.lang.Specification

class ScriptDeskSpec extends Specification {
    def "a message of a compiler is a problem at its place: #message"() {
        expect:
        ScriptDesk.problem(message) == new EditableScripts.Problem(
            Optional.ofNullable(file), line ? OptionalInt.of(line) : OptionalInt.empty(), column ? OptionalInt.of(column) : OptionalInt.empty(), text)

        where:
        message                                                    | file         | line | column | text
        "a.groovy:2:25: Unexpected input: ')'\n   2 |   x)\n     |    ^" | 'a.groovy' | 2  | 25     | "Unexpected input: ')'\n   2 |   x)\n     |    ^"
        'a.groovy:7: no such user'                                 | 'a.groovy'   | 7    | null   | 'no such user'
        'Exception: boom\n  at b.groovy:3'                         | 'b.groovy'   | 3    | null   | 'Exception: boom\n  at b.groovy:3'
        'No User class found!'                                     | null         | null | null   | 'No User class found!'
        ''                                                         | null         | null | null   | ''
    }
}
