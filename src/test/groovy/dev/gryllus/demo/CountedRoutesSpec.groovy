package dev.gryllus.demo

import java.util.concurrent.Callable
import java.util.concurrent.CountDownLatch
import java.util.concurrent.Executors
import spock.lang.AutoCleanup
import spock.lang.Specification

class CountedRoutesSpec extends Specification {
    private static final NOTHING_YET = [
        'GET /': 0, 'GET /cart': 0, 'GET /flaky': 0, 'GET /items': 0, 'GET /items/{id}': 0, 'GET /search': 0, 'GET /slow': 0,
        'GET /shelf': 0, 'GET /signin': 0, 'GET /visitor': 0,
        'POST /cart': 0, 'POST /checkout': 0, 'POST /login': 0, 'POST /logout': 0, 'POST /rpc': 0, 'POST /signin': 0,
    ]

    @AutoCleanup
    DemoShop shop = DemoShop.start(0)

    @AutoCleanup
    ShopClient client = new ShopClient(shop)

    def "counts requests by route, refused ones too, but not those for the counts"() {
        when:
        client.get('/items/1')
        client.get('/items/2')
        client.get('/items/4711')
        client.get('/items?page=2')
        client.post('/checkout')
        client.get('/nowhere')

        then:
        3.times {
            assert client.get('/stats').json == NOTHING_YET + ['GET /items/{id}': 3, 'GET /items': 1, 'POST /checkout': 1]
        }
    }

    def "loses no request of 8 threads at once"() {
        given:
        def threads = 8
        def rounds = 100
        def go = new CountDownLatch(1)
        def pool = Executors.newFixedThreadPool(threads)

        when:
        def statuses = (1..threads).collect { number ->
            pool.submit({
                go.await()
                (1..rounds).collectMany {
                    [client.get('/flaky').status, client.get("/items/$number").status]
                }
            } as Callable<List<Integer>>)
        }
        go.countDown()

        then:
        statuses*.get().flatten().countBy { it } == [200: 1520, 503: 80]
        client.get('/stats').json == NOTHING_YET + ['GET /flaky': 800, 'GET /items/{id}': 800]

        cleanup:
        pool?.shutdownNow()
    }
}
