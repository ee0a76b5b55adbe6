package dev.gryllus.demo

import java.util.concurrent.Callable
import java.util.concurrent.CountDownLatch
import java.util.concurrent.Executors
import spock.lang.Specification

class CartSpec extends Specification {
    def lamp = new Item(0, 'red lamp', 100)
    def chair = new Item(1, 'red chair', 1337)
    def cart = new Cart()

    def "adds up what is in it"() {
        when:
        cart.add(chair, 2)
        cart.add(lamp, 1)
        cart.add(chair, 1)

        then:
        cart.content() == new Cart.Content([new Cart.Line(1, 'red chair', 1337, 3), new Cart.Line(0, 'red lamp', 100, 1)], 4111)
    }

    def "holds at most 999 of an item"() {
        expect:
        cart.add(lamp, 998).total() == 99_800
        cart.add(lamp, 2).total() == 99_900
        cart.add(lamp, 999).total() == 99_900
    }

    def "is empty at first and after paying"() {
        expect:
        cart.content().empty
        !cart.add(lamp, 1).empty
        cart.checkOut().total() == 100
        cart.content().empty
        cart.checkOut().empty
    }

    def "what was returned does not change with the cart"() {
        given:
        def before = cart.add(lamp, 1)

        when:
        cart.add(lamp, 1)
        cart.checkOut()

        then:
        before == new Cart.Content([new Cart.Line(0, 'red lamp', 100, 1)], 100)
    }

    def "nothing is paid twice or lost when 8 threads add and pay at once"() {
        given:
        def go = new CountDownLatch(1)
        def pool = Executors.newFixedThreadPool(8)

        when:
        def paid = (1..8).collect {
            pool.submit({
                go.await()
                (1..500).sum { cart.add(lamp, 1); cart.checkOut().total() }
            } as Callable<Integer>)
        }
        go.countDown()

        then:
        paid*.get().sum() == 8 * 500 * 100
        cart.content().empty

        cleanup:
        pool?.shutdownNow()
    }
}
