// Task sets in task sets, as classes. Each visit to a set makes a new object of its class: what its fields hold is
// forgotten when the user leaves.

class Forum extends HttpUser {
    static host = 'http://localhost:8090'
    static wait_time = between(1, 3)

    def visits = 0

    @task
    static class Shelves extends TaskSet {
        static wait_time = between(0.1, 0.5)        // users are quicker here; sets inside do as their user does

        def page = 0

        def on_start() { user.visits++ }            // `user` is whoever is in the set

        @task(3)
        def next_page() {
            page = page % 5 + 1
            client.get("/shelf?page=$page", name: '/shelf')
        }

        @task
        static class Item extends SequentialTaskSet {
            def on_start() {                        // `parent` is the set around: its fields are at hand
                client.get("/items/${parent.page * 10}", name: '/items/[id]')
            }

            @task def search() { client.get('/search?q=tea', name: '/search') }
            @task def back() { interrupt() }
        }

        @task
        def leave() { interrupt() }
    }

    @task
    def front_page() { client.get('/') }
}
