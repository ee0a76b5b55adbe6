package dev.gryllus.http

import spock.lang.Specification

class ExtractionSpec extends Specification {
    static final SHOP = '''{
        "items": [{"id": 1, "name": "a", "price": 5}, {"id": 2, "name": "b", "price": 15.5}, {"id": null}],
        "owner": {"name": "ada"},
        "none": null
    }'''

    static final PAGE = '''<html><head><base href="/shop/"></head><body>
        <p id="intro">Fresh   <b>crickets</b></p>
        <a class="next" href="page/2">more</a> <a class="next" href="http://elsewhere/">away</a>
        <form><input name="token" value="secret"></form>
    </body></html>'''

    def "all that a JSONPath matches: #path"() {
        expect:
        json(SHOP).jsonpath(path) == all

        where:
        path                                 || all
        '$.items[*].id'                      || [1, 2, null]
        '$.items[0].name'                    || ['a']
        '$.items[-1]'                        || [[id: null]]
        '$..name'                            || ['a', 'b', 'ada']
        '$.items[?(@.price > 10)].id'        || [2]
        "\$.items[?(@.name in ['a'])].price" || [5]
        '$.items.length()'                   || [3]
        '$.none'                             || [null]
        '$.missing'                          || []
        '$.missing[*].id'                    || []
        '$.owner.name.deeper'                || []
        '$.owner'                            || [[name: 'ada']]
    }

    def "documents of any kind: #text"() {
        expect:
        json(text).jsonpath(path) == all

        where:
        text      | path    || all
        '[1, 2]'  | '$[1]'  || [2]
        '"x"'     | '$'     || ['x']
        'null'    | '$.a'   || []
        'null'    | '$'     || []
        '[]'      | '$[*]'  || []
    }

    def "what is no JSONPath"() {
        when:
        json(SHOP).jsonpath(path)

        then:
        def e = thrown(IllegalArgumentException)
        e.message.startsWith "JSONPath '$path': "

        where:
        path << ['$.items[abc]', '', '$.items[?(@.a =]']
    }

    def "what is no JSON: #text"() {
        when:
        json(text).jsonpath('$')

        then:
        thrown(JSONDecodeError)

        where:
        text << ['', '<html>', '{"a": 1']
    }

    def "a page's elements"() {
        given:
        def page = page(PAGE, 'text/html; charset=utf-8').page()

        expect:
        page.css('#intro').text() == 'Fresh crickets'
        page.css('#intro').html() == 'Fresh <b>crickets</b>'
        page.css('#intro').css('b').toString() == '<b>crickets</b>'
        page.css('a.next').attr('href') == 'page/2'
        page.css('a.next').absolute('href') == 'http://localhost/shop/page/2'
        page.css('a.next').attr('title') == null
        page.css('a.next').absolute('title') == null
        page.css('a.last') == null
        page.css_all('a.next')*.text() == ['more', 'away']
        page.css_all('a.last') == []
        page.css('input[name=token]').attr('value') == 'secret'
    }

    def "what is no selector"() {
        when:
        page(PAGE, 'text/html').page().css('a[')

        then:
        thrown(IllegalStateException)
    }

    def "a page may come as #type"() {
        expect:
        page(text, type).page().css('Price').text() == '5'

        where:
        type                    | text
        'text/html'             | '<price>5</price>'
        'TEXT/PLAIN'            | '<price>5</price>'
        ''                      | '<price>5</price>'
        'application/xhtml+xml' | '<price>5</price>'
        'application/xml'       | '<?xml version="1.0"?><a><Price>5</Price></a>'
        'image/svg+xml'         | '<svg><Price>5</Price></svg>'
    }

    def "what is no page: #type"() {
        when:
        page(text, type).page()

        then:
        def e = thrown(NotHTMLError)
        e.message == message

        where:
        type               | text || message
        'application/json' | '{}' || 'The response is application/json, not HTML'
        'image/png'        | 'x'  || 'The response is image/png, not HTML'
        'text/html'        | ''   || 'The response is empty'
    }

    def "all that a regular expression matches: #pattern"() {
        expect:
        page('token=abc; token=def;', 'text/plain').regex(pattern, most) == all

        where:
        pattern            | most || all
        /token=(\w+)/      | 9    || ['abc', 'def']
        ~/token=(\w+)/     | 9    || ['abc', 'def']
        "tok${'en'}=\\w+"  | 9    || ['token=abc', 'token=def']
        /token=(\w+)/      | 1    || ['abc']
        /(x)|abc/          | 9    || [null]
        /nothing/          | 9    || []
    }

    def "what is no regular expression"() {
        when:
        page('x', '').regex(5, 1)

        then:
        def e = thrown(IllegalArgumentException)
        e.message == "a regular expression is wanted, not '5'"
    }

    private static Extraction json(String text) {
        new Extraction(text, 'application/json', 'http://localhost/')
    }

    private static Extraction page(String text, String type) {
        new Extraction(text, type, 'http://localhost/')
    }
}
