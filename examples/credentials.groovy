// Each user logs in as somebody else: .unique() gives no row out twice, not even when the script is saved while the
// test runs. A user that asks for one more when all are used up ends; end: 'stop_test' would end the test.

class Member extends HttpUser {
    static host = 'http://localhost:8090'
    static wait_time = between(1, 2)
    static accounts = csv('data/users.csv').unique()    // in a class, a feeder is a static field

    def account

    def on_start() {
        account = accounts.next()
        client.post('/login', json: [user: account.user, password: account.password])
    }

    @task
    def cart() {
        client.get('/cart', context: [account: account.user])       // listeners of events.request see the context
    }
}
