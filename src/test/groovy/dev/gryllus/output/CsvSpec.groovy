package dev.gryllus.output

import spock.lang.Specification

class CsvSpec extends Specification {
    def "#field is written as #written"() {
        expect:
        Csv.line([field]) == written + '\r\n'

        where:
        field         | written
        'plain'       | 'plain'
        ''            | ''
        12            | '12'
        ' blank '     | ' blank '
        'a,b'         | '"a,b"'
        'say "hi"'    | '"say ""hi"""'
        'two\nlines'  | '"two\nlines"'
        'two\rlines'  | '"two\rlines"'
        '=SUM(A1)'    | '=SUM(A1)'
    }

    def "whatever is written is read back"() {
        given:
        def seed = System.nanoTime()
        def random = new Random(seed)
        def alphabet = 'ab,"\r\n é\u20ac'.toList()
        def rows = (1..200).collect {
            (0..random.nextInt(5)).collect {
                (0..<random.nextInt(6)).collect { alphabet[random.nextInt(alphabet.size())] }.join()
            }
        }

        expect:
        assert CsvReader.read(Csv.text(rows)) == rows: "seed $seed"
    }
}
