// Users that wait until all of them are there, and begin together.
import java.util.concurrent.CountDownLatch

host 'http://localhost:8090'

events.init.add_listener { e ->
    e.environment.all_here = new CountDownLatch(1)          // on the environment it outlives an edit of this script
}

events.spawning_complete.add_listener { environment.all_here.countDown() }

user('Runner') {
    wait_time between(1, 2)

    on_start {
        client.post('/login', json: [user: 'ada', password: 'secret'])
        environment.all_here.await()                        // a waiting user costs next to nothing
    }

    task { client.get('/cart') }
}
