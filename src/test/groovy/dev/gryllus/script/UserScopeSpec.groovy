package dev.gryllus.script

import dev.gryllus.http.FastHttpUser
import dev.gryllus.http.HttpSession
import dev.gryllus.http.HttpUser
import dev.gryllus.stats.Clock
import dev.gryllus.stats.Recorder
import dev.gryllus.user.User
import dev.gryllus.user.UserContext
import spock.lang.Specification

class UserScopeSpec extends Specification {
    static class StaticClient extends User {
        static client = 'mine'
    }

    static class StaticClientOfHttp extends HttpUser {
        static client = 'mine'
    }

    static class StaticGetter extends User {
        static getClient() {
            'mine'
        }
    }

    static class AnyProperty extends User {
        @Override
        Object getProperty(String name) {
            'mine'
        }
    }

    static class Written extends User {
        def client = 'mine'
    }

    def "client is what Groovy finds in #type.simpleName"() {
        expect:
        new UserScope(type.getConstructor().newInstance()).client == 'mine'

        where:
        type << [StaticClient, StaticClientOfHttp, StaticGetter, AnyProperty, Written]
    }

    def "client of a plain #type.simpleName is its own"() {
        given:
        def user = type.getConstructor().newInstance()
        user.attach(new UserContext('Plain', Optional.of('http://127.0.0.1:1'), Clock.system(), Stub(Recorder), {}))

        expect:
        new UserScope(user).client instanceof HttpSession
        new UserScope(user).client.is(user.client)

        cleanup:
        user.detach()

        where:
        type << [HttpUser, FastHttpUser]
    }

    def "a client that was assigned is part of the state, and wins"() {
        given:
        def scope = new UserScope(new StaticClient())

        when:
        scope.state().client = 'assigned'

        then:
        scope.client == 'assigned'
    }

    def "a user without a client says so"() {
        when:
        new UserScope(new User() { }).client

        then:
        thrown(IllegalStateException)
    }
}
