package dev.gryllus.demo

import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class CatalogueRoutesSpec extends Specification {
    @Shared
    @AutoCleanup
    DemoShop shop = DemoShop.start(0)

    @Shared
    @AutoCleanup
    ShopClient client = new ShopClient(shop)

    def "GET #path answers #status #body"() {
        when:
        def answer = client.get(path)

        then:
        answer.status == status
        answer.json == body

        where:
        path               || status | body
        '/'                || 200    | [shop: 'Gryllus demo shop', items: 100]
        '/items/0'         || 200    | [id: 0, name: 'red lamp', price: 100]
        '/items/100'       || 404    | [error: 'There is no item 100']
        '/items/-1'        || 404    | [error: 'There is no item -1']
        '/items/lamp'      || 400    | [error: "id must be a whole number, not 'lamp'"]
        '/items?page=6'    || 200    | [page: 6, pages: 5, items: []]
        '/items?page=0'    || 400    | [error: 'page must be 1 or more, not 0']
        '/items?page=two'  || 400    | [error: "page must be a whole number, not 'two'"]
        '/search?q=tea'    || 200    | [query: 'tea', items: [8, 18, 28, 38, 48, 58, 68, 78, 88, 98].collect { item(it) }]
        '/search?q=%22'    || 200    | [query: '"', items: []]
        '/search?q='       || 400    | [error: 'Say what to search for, such as /search?q=lamp']
        '/search'          || 400    | [error: 'Say what to search for, such as /search?q=lamp']
    }

    def "GET #path is page #page of 5"() {
        expect:
        client.get(path).json == [page: page, pages: 5, items: ids.collect { item(it) }]

        where:
        path            || page | ids
        '/items'        || 1    | 0..19
        '/items?page=1' || 1    | 0..19
        '/items?page=5' || 5    | 80..99
    }

    private static Map item(int id) {
        def item = new Catalogue().item(id).get()
        [id: id, name: item.name(), price: item.price()]
    }
}
