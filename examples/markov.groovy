// A Markov chain: each task says where it may lead, and how likely. The first one is where users begin.

host 'http://localhost:8090'

user('Visitor') {
    wait_time between(0.5, 1)

    markov('visit') {
        task('front page', then: [search: 3, browse: 1]) { client.get('/') }
        task('search', then: [item: 3, search: 1]) { client.get('/search?q=lamp') }
        task('browse', then: 'item') { client.get('/items') }
        task('item', then: ['front page', ['search', 2]]) { client.get('/items/7') }
    }
}

class Wanderer extends HttpUser {                   // the same as a class
    static host = 'http://localhost:8090'
    static wait_time = between(0.5, 1)

    @task
    static class Visit extends MarkovTaskSet {
        @transition('search')
        @transition(value = 'browse', weight = 2)
        def front_page() { client.get('/') }

        @transitions({ [item: 3, search: 1] })
        def search() { client.get('/search?q=mug') }

        @transition('item')
        def browse() { client.get('/items') }

        @transition('front_page')
        def item() { client.get('/items/8') }
    }
}
