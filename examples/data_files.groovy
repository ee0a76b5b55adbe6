// Rows for users from files. A file is read once, when the script is loaded; all users share its rows. Paths begin at
// the folder of the script.

host 'http://localhost:8090'

def users = csv('data/users.csv')                       // again from the beginning after the last row
def baskets = json('data/baskets.json').random()        // any row, again and again; .shuffled() takes each once a round
def searches = jsonl('data/searches.jsonl').shuffled()

user('Customer') {
    wait_time between(1, 2)

    on_start {
        def row = users.next()                          // the first line of the file names the columns
        client.post('/login', json: [user: row.user, password: row.password])
    }

    task('fill the cart') {
        def basket = baskets.next()
        basket.items.each { id ->
            client.post('/cart', json: [item: id, quantity: 1], name: "/cart ($basket.name)")
        }
    }

    task('search') {
        def row = searches.next()
        client.get('/search', params: [q: row.q], name: '/search') { response ->
            def found = response.json().items.size()
            if (found < row.hits) response.failure("$found hits for $row.q")
        }
    }
}
