package dev.gryllus.http

import dev.gryllus.support.RawServer
import okhttp3.ConnectionPool
import spock.lang.AutoCleanup

class IdleConnectionsSpec extends UserSpecification {
    @AutoCleanup
    def server = new RawServer()

    def "a waiting user gives its connection back, and goes on with a new one"() {
        given:
        def idle = new IdleConnections()
        def user = newUser(server.url, new HttpUser() {
            @Override
            Transport newTransport() {
                new OkHttpTransport(attached().clock(), idle)
            }
        })
        user.client.get('/')

        when:
        def gave = idle.giveSomeBack()
        user.client.get('/')

        then:
        gave
        server.connectionCount == 2
        reasons == ['success', 'success']

        when: 'it is over'
        user.detach()

        then:
        !idle.giveSomeBack()
    }

    def "where nobody waits there is nothing to give back"() {
        given:
        def idle = new IdleConnections()
        idle.add(new IdleConnections.Pool(new ConnectionPool()))

        expect:
        !idle.giveSomeBack()
    }

    def "only the lack of sockets calls for them: #failure.message"() {
        expect:
        IdleConnections.areNeeded(failure) == needed

        where:
        failure                                        | needed
        new SocketException('Too many open files')     | true
        new SocketException('Connection reset')        | false
        new IOException()                              | false
        new IllegalStateException('Too many open files') | false
    }
}
