// Users that wait until all of them are there, and begin together.
import java.util.concurrent.CountDownLatch

host 'http://localhost:8090'

class Start {
    static signal = new CountDownLatch(1)
}

events.spawning_complete.add_listener { Start.signal.countDown() }

user('Runner') {
    wait_time between(1, 2)

    on_start {
        client.post('/login', json: [user: 'ada', password: 'secret'])
        Start.signal.await()                                // a waiting user costs next to nothing
    }

    task { client.get('/cart') }
}
