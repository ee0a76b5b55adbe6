// Editing while it runs. Start it, and change it in an editor while the test goes on:
//     scripts/gryllus -f examples/editing.groovy --headless -u 50 -r 50
// Try, one after the other, and save after each:
//   1. another wait time, another weight;
//   2. a further task: task('search') { client.get('/search?q=tea') }
//   3. a mistake, such as a missing brace: the error is shown, the test goes on as before;
//   4. state that did not exist before: in the first task, seen = (seen ?: 0) + 1
//   5. a user of another kind: user('Buyer') { … }
// Users take the new script up between two tasks. They stay logged in, on_start does not run again, and no request is
// lost. --no-watch turns this off.

host 'http://localhost:8090'

user('Visitor') {
    wait_time constant(1)

    on_start {
        seen = 0
        client.post('/login', json: [user: 'ada', password: 'secret'])
    }

    task(3, 'look') {
        seen++
        client.get("/items/${seen % 100}", name: '/items/[id]')
    }

    task('cart') { client.get('/cart') }
}
