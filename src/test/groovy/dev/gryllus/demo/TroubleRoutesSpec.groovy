package dev.gryllus.demo

import spock.lang.AutoCleanup
import spock.lang.Specification

class TroubleRoutesSpec extends Specification {
    @AutoCleanup
    DemoShop shop = DemoShop.start(0)

    @AutoCleanup
    ShopClient client = new ShopClient(shop)

    def "of #calls calls to /flaky, 503 is the answer to #failed"() {
        when:
        def answers = (1..calls).collect { client.get('/flaky') }

        then:
        answers.findIndexValues { it.status == 503 }.collect { it + 1 } == failed
        answers.findAll { it.status == 503 }.every { it.json == [error: 'Every tenth call fails, on purpose'] }
        answers.findAll { it.status != 503 }.every { it.status == 200 && it.json == [ok: true] }

        where:
        calls || failed
        9     || []
        10    || [10]
        11    || [10]
        30    || [10, 20, 30]
    }

    def "/slow takes the time it says, which is the next of a fixed sequence"() {
        when:
        def began = System.nanoTime()
        def answers = (1..2).collect { client.get('/slow') }
        def tookMillis = (System.nanoTime() - began).intdiv(1_000_000)

        then:
        answers*.json == [[waited_ms: 250], [waited_ms: 287]]
        tookMillis >= 537
    }
}
