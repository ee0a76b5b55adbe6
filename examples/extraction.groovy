// Taking values out of responses: JSONPath, CSS selectors, regular expressions. Each gives the first match or null;
// with _all it gives every match.

host 'http://localhost:8090'

user('Finder') {
    wait_time between(1, 2)

    task('json') {
        def page = client.get('/items', name: '/items')
        def ids = page.jsonpath_all('$.items[?(@.price < 2000)].id')    // all that cost less than 20.00
        def first = page.json().items[0]                                // or plain maps and lists
        if (ids) client.get("/items/${ids[random.nextInt(ids.size())]}", name: '/items/[id]')
        assert first.price > 0
    }

    task('html') {
        def shelf = client.get('/shelf', name: '/shelf')
        def links = shelf.css_all('a.item')
        client.get(links[random.nextInt(links.size())].attr('href'), name: '/items/[id]')
        def next = shelf.css('a.next')                                  // null on the last page
        if (next) client.get(next.attr('href'), name: '/shelf')
    }

    task('text') {
        def waited = client.get('/slow').regex(/"waited_ms":(\d+)/)     // the first group, as text
        assert waited.toInteger() >= 250
    }
}
