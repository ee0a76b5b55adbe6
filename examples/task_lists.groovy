// Tasks as a list or a map: for tasks that several classes share, or that are put together by code.

class Tasks {
    static search = { user -> user.client.get('/search?q=lamp') }
    static items = { user -> user.client.get('/items') }
}

class Searcher extends HttpUser {
    static host = 'http://localhost:8090'
    static wait_time = between(1, 2)
    static tasks = [(Tasks.search): 3, (Tasks.items): 1]    // a map says weights; the brackets make a key of the value

    @task                                                   // and is joined by methods
    def item() { client.get('/items/1') }
}

class Reader extends HttpUser {
    static host = 'http://localhost:8090'
    static wait_time = between(1, 2)
    static tasks = [Tasks.items, 'shelf', Corner]           // functions, names of methods, classes of task sets

    def shelf() { client.get('/shelf') }

    static class Corner extends TaskSet {
        @task def read() { client.get('/items/2') }
        @task def leave() { interrupt() }
    }
}
