package dev.gryllus.http

import dev.gryllus.support.RawServer
import dev.gryllus.user.RandomOrder
import dev.gryllus.user.Role
import dev.gryllus.user.StopUser
import dev.gryllus.user.Task
import dev.gryllus.user.TaskSetPlan
import dev.gryllus.user.UserContext
import dev.gryllus.user.UserLoop
import dev.gryllus.user.WaitTime
import java.time.Duration
import spock.lang.AutoCleanup

class HttpUserSpec extends UserSpecification {
    @AutoCleanup
    def server = new RawServer()

    def "a client exists once the user runs"() {
        given:
        def user = new HttpUser()

        when:
        user.client

        then:
        thrown(IllegalStateException)

        when:
        newUser(server.url, user)

        then:
        user.client.is(user.client)
    }

    def "a change of the host holds from the next request on, with the same session"() {
        given:
        def user = newUser('http://nosuch.invalid')
        user.client.cookies['a'] = 1

        when:
        user.client.get('/')
        user.attach(new UserContext('Tester', Optional.of(server.url), clock, recorder, {}))
        user.client.get('/')

        then:
        reasons == ["DNSError('Unknown host: nosuch.invalid')", 'success']
        server.requests.first().contains('Cookie: a=1')
    }

    def "a session may go on with another object of its user"() {
        given:
        def old = newUser(server.url)
        def next = newUser('http://nosuch.invalid')
        def client = old.client
        client.cookies['a'] = 1

        when:
        client.moveTo(next)
        client.get('/')

        then:
        reasons == ["DNSError('Unknown host: nosuch.invalid')"]
    }

    def "in the user's loop a task's open response is counted with its task, and a broken closure as an exception too"() {
        given:
        def user = new HttpUser()
        def context = new UserContext('Tester', Optional.of(server.url), clock, recorder, {})
        int runs = 0
        def task = new Task('task', 1, [] as Set, {
            switch (++runs) {
                case 1: it.client.get('/open', catch_response: true).failure('not good'); break
                case 2: it.client.get('/broken') { throw new IOException('disk') }; break
                default: throw new StopUser()
            }
        })

        when:
        new UserLoop(new Role(context, { user }, WaitTime.constant(Duration.ofSeconds(1)), TaskSetPlan.root('T', new RandomOrder([task])))).run()

        then:
        recorder.requests*.name() == ['/open', '/broken']
        reasons == ['not good', "IOException('disk')"]
        recorder.exceptions*.message() == ['IOException: disk']
    }
}
