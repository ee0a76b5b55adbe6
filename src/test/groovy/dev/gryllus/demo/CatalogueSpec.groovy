package dev.gryllus.demo

import spock.lang.Specification

class CatalogueSpec extends Specification {
    private static final ALL = new Catalogue().with { catalogue -> (0..99).collect { catalogue.item(it).get() } }

    def catalogue = new Catalogue()

    def "has 100 items, each with a name and a price of its own"() {
        expect:
        catalogue.size() == 100
        ALL*.id() == (0..99).toList()
        ALL*.name().toSet().size() == 100
        ALL*.price().toSet().size() == 100
        ALL*.price().every { it in 100..4999 }
    }

    def "is the same on every start"() {
        expect:
        catalogue.item(id).get() == new Item(id, name, price)

        where:
        id | name             | price
        0  | 'red lamp'       | 100
        1  | 'red chair'      | 1337
        42 | 'large kettle'   | 3054
        99 | 'antique candle' | 4963
    }

    def "has no item #id"() {
        expect:
        catalogue.item(id).empty

        where:
        id << [-1, 100, Integer.MAX_VALUE, Integer.MIN_VALUE]
    }

    def "page #page has the items #ids"() {
        expect:
        catalogue.pages() == 5
        catalogue.page(page)*.id() == ids

        where:
        page              || ids
        1                 || (0..19).toList()
        5                 || (80..99).toList()
        6                 || []
        Integer.MAX_VALUE || []
    }

    def "searching '#text' finds #ids"() {
        expect:
        catalogue.search(text)*.id() == ids

        where:
        text          || ids
        'lamp'        || [0, 10, 20, 30, 40, 50, 60, 70, 80, 90]
        'GREEN'       || (10..19).toList()
        'blue teapot' || [28]
        'submarine'   || []
        'e'           || ALL.findAll { it.name().contains('e') }.take(20)*.id()
    }
}
