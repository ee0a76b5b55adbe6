package dev.gryllus.data

import dev.gryllus.data.DataFormat.Csv
import dev.gryllus.data.DataFormat.Header.FirstLine
import dev.gryllus.data.DataFormat.Header.Names
import dev.gryllus.data.DataFormat.Header.None
import dev.gryllus.data.DataFormat.Json
import dev.gryllus.data.DataFormat.JsonLines
import java.nio.charset.StandardCharsets
import java.nio.file.Files
import java.nio.file.Path
import java.security.MessageDigest
import spock.lang.Specification
import spock.lang.TempDir

class DataFilesSpec extends Specification {
    static final CSV = new Csv(',' as char, new FirstLine())
    static final JSON = new Json()
    static final LINES = new JsonLines()

    @TempDir
    Path folder

    def dataFiles = new DataFiles()
    def used = [:]

    def "CSV: #what"() {
        when:
        write text

        then:
        rows(format) == expected

        where:
        what                                 | text                              | format                                   || expected
        'a line of names, and rows'          | 'user,age\nada,36\nbob,7\n'       | CSV                                      || [[user: 'ada', age: '36'], [user: 'bob', age: '7']]
        'no line break at the end'           | 'user,age\nada,36'                | CSV                                      || [[user: 'ada', age: '36']]
        'line breaks of Windows'             | 'user,age\r\nada,36\r\n'          | CSV                                      || [[user: 'ada', age: '36']]
        'quotes around delimiters and lines' | 'a,b\n"x, ""y""","1\n2"\n'        | CSV                                      || [[a: 'x, "y"', b: '1\n2']]
        'lines without a character'          | 'a,b\n\n1,2\n\n'                  | CSV                                      || [[a: '1', b: '2']]
        'blanks count, except around names'  | ' a , b\n 1, 2\n'                 | CSV                                      || [[a: ' 1', b: ' 2']]
        'a byte order mark'                  | '\uFEFFa,b\n1,2\n'                | CSV                                      || [[a: '1', b: '2']]
        'empty values'                       | 'a,b\n,\n'                        | CSV                                      || [[a: '', b: '']]
        'letters of any script'              | 'a\nGrün 日本 🦗\n'                 | CSV                                      || [[a: 'Grün 日本 🦗']]
        'another delimiter'                  | 'a;b\n1,5;2\n'                    | new Csv(';' as char, new FirstLine())    || [[a: '1,5', b: '2']]
        'names given by the script'          | 'ada,36\nbob,7\n'                 | new Csv(',' as char, new Names(['u', 'a'])) || [[u: 'ada', a: '36'], [u: 'bob', a: '7']]
        'columns by number'                  | 'ada,36\n'                        | new Csv(',' as char, new None())         || [['0': 'ada', '1': '36']]
        'long values'                        | "a,b\n${'x' * 300},${'ü' * 20_000}" | CSV                                    || [[a: 'x' * 300, b: 'ü' * 20_000]]
    }

    def "JSON: #what"() {
        when:
        write text

        then:
        rows(format) == expected

        where:
        what                       | format | text                                            || expected
        'objects'                  | JSON   | '[{"user": "ada", "age": 36}, {"user": "bob"}]' || [[user: 'ada', age: 36], [user: 'bob']]
        'plain values'             | JSON   | '[1, "x", null, true, 1.5]'                     || [1, 'x', null, true, 1.5d]
        'objects in objects'       | JSON   | '[{"a": {"b": [1, {"c": null}]}}]'              || [[a: [b: [1, [c: null]]]]]
        'a byte order mark'        | JSON   | '\uFEFF[1]'                                     || [1]
        'an object a line'         | LINES  | '{"a": 1}\n{"a": "ü"}\n'                        || [[a: 1], [a: 'ü']]
        'blank lines between them' | LINES  | '\n{"a": 1}\n  \n{"a": 2}'                      || [[a: 1], [a: 2]]
        'a plain value a line'     | LINES  | '1\n"x"\n'                                      || [1, 'x']
    }

    def "a file that is not as it must be is refused with its name and line: #message"() {
        given:
        write text, StandardCharsets.ISO_8859_1

        when:
        open(format)

        then:
        def e = thrown(DataException)
        e.message == message

        where:
        format                                         | text                         || message
        CSV                                            | ''                           || "rows is empty: a line with the columns' names, and rows, are wanted"
        CSV                                            | 'a,b\n'                      || "rows has no rows, only the columns' names"
        CSV                                            | 'a,b\n1,2\n3\n'              || "rows:3: 1 value here, but there are 2 columns: a, b. Is the delimiter ','?"
        CSV                                            | 'a,b\n1,2,3\n'               || "rows:2: 3 values here, but there are 2 columns: a, b. Is the delimiter ','?"
        CSV                                            | 'a,b\n"1\n\n2",2\n3\n'       || "rows:5: 1 value here, but there are 2 columns: a, b. Is the delimiter ','?"
        CSV                                            | 'a,b\n1,2\n3,"4\n'           || 'rows:3: Unclosed quoted field at end of input'
        CSV                                            | 'a,b\n\n1,"2"x\n'            || "rows:3: Unexpected character after closing quote: 'x' (0x78)"
        CSV                                            | 'a,b,a\n1,2,3\n'             || "rows:1: two columns are named 'a'"
        CSV                                            | 'a,,b\n1,2,3\n'              || 'rows:1: a column has no name'
        CSV                                            | 'a,b\n1,2\nGr\u00fcn,3\n'    || 'rows:3: not UTF-8 text: save it in that encoding'
        new Csv(',' as char, new Names(['a', 'b']))    | '1,2,3\n'                    || "rows:1: 3 values here, but there are 2 columns: a, b. Is the delimiter ','?"
        JSON                                           | ''                           || 'rows is empty: an array of rows is wanted, [{…}, {…}]'
        JSON                                           | '[]'                         || 'rows has no rows'
        JSON                                           | '\n{"a": 1}'                 || 'rows:2: an array of rows is wanted, [{…}, {…}]; for an object a line there is jsonl(…)'
        JSON                                           | '[{"a": 1},\n {"a": 1,\n'    || 'rows:3: Unexpected end-of-input within/between Object entries'
        JSON                                           | '[1]\n[2]'                   || 'rows:2: nothing is wanted after the end of the array'
        JSON                                           | '[{"a": 1,\n"a": 2}]'        || 'rows:2: Duplicate Object property "a"'
        JSON                                           | '[1,\n"\u00fc"]'             || 'rows:2: not UTF-8 text: save it in that encoding'
        LINES                                          | '\n'                         || 'rows has no rows'
        LINES                                          | '{"a": 1}\n{"a"\n'           || 'rows:2: Unexpected end-of-input within/between Object entries'
        LINES                                          | '{"a": 1}\n1 2\n'            || 'rows:2: one value a line is wanted, and here is more'
    }

    def "a file that is not there"() {
        when:
        open(CSV)

        then:
        def e = thrown(DataException)
        e.message == "rows does not exist: looked for $file"
    }

    def "who opens a file is told its hash"() {
        given:
        write 'a\n1\n'

        when:
        open(CSV)

        then:
        used == [(file): MessageDigest.getInstance('SHA-256').digest(Files.readAllBytes(file)).encodeHex().toString()]
    }

    def "a file that is in use is read again only if its content changed"() {
        given:
        write 'a\n1\n2\n'
        def first = open(CSV).unique()
        first.next()

        when: 'the rows are the same, so what was handed out stays handed out'
        write 'a\n1\n2\n'

        then:
        open(CSV).unique().next().a == '2'

        when:
        write 'a\n1\n3\n'

        then:
        open(CSV).unique().next().a == '1'
        first.size() == 2
    }

    private Path getFile() {
        folder.resolve('rows')
    }

    private void write(CharSequence text, charset = StandardCharsets.UTF_8) {
        Files.writeString(file, text, charset)
    }

    private Feeder open(DataFormat format) {
        dataFiles.open(file, 'rows', format, { path, hash -> used[path] = hash }, { it })
    }

    private List rows(DataFormat format) {
        def feeder = open(format)
        (1..feeder.size()).collect { feeder.next() }
    }
}
