// A task set: tasks that belong together. A user that comes to it picks among its tasks, again and again, until one
// of them says interrupt(). browse_in_order.groovy does the same one task after the other.

host 'http://localhost:8090'

user('Reader') {
    wait_time between(1, 3)

    task_set('catalogue', weight: 5) {              // picked five times as often as 'front page'
        on_start { client.get('/items', name: '/items') }

        task(10, 'next page') {
            client.get("/items?page=${1 + random.nextInt(5)}", name: '/items')
        }
        task(5, 'an item') {
            client.get("/items/${random.nextInt(100)}", name: '/items/[id]')
        }
        task('enough') { interrupt() }              // back to what is around the set, which goes on at once
    }

    task('front page') { client.get('/') }
}
