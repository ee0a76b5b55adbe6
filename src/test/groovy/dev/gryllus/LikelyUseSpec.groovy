package dev.gryllus

import static dev.gryllus.http.Warmup.Client.FAST
import static dev.gryllus.http.Warmup.Client.HTTP

import dev.gryllus.http.Warmup
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

class LikelyUseSpec extends Specification {
    @TempDir
    Path folder

    def "of #texts"() {
        given:
        def files = texts.withIndex().collect { text, i -> Files.writeString(folder.resolve("${i}.groovy"), text) }

        expect: 'in this order'
        LikelyUse.of(files).clients() as List == clients

        where:
        texts                                                        || clients
        ["user('Shopper') { }"]                                      || [HTTP]
        ['user ( "Shopper" ) { }']                                   || [HTTP]
        ["user('Shopper', FastHttpUser) { }"]                        || [FAST]
        ['class A extends FastHttpUser { }']                         || [FAST]
        ['class A extends HttpUser { }']                             || [HTTP]
        ["class A extends FastHttpUser { }\nuser('B') { }"]          || [HTTP, FAST]
        ["user('A') { }", "user('B', FastHttpUser) { }"]             || [HTTP, FAST]
        ['import common.Users']                                      || [HTTP]
        ['class MyFastHttpUserKind { }']                             || [HTTP]
        []                                                           || [HTTP]
    }

    def "#text: JSON #json"() {
        expect:
        LikelyUse.of([Files.writeString(folder.resolve('one.groovy'), text)]).json() == json

        where:
        text                                    || json
        "client.get('/').json()"                || true
        "client.post '/', json: [a: 1]"         || true
        "response.jsonpath('\$.id')"            || true
        "rest('GET', '/').with { it.js.id }"    || true
        "headers: [Accept: 'application/json']" || true
        "import common.Users"                   || true
        "def rested = restore() // the restful" || false
        "client.get '/'"                        || false
        "wait_time constant(1)"                 || false
    }

    def "JSON of one script is JSON of all"() {
        given:
        def files = ["client.get('/').json()", 'task { }'].withIndex().collect { text, i -> Files.writeString(folder.resolve("${i}.groovy"), text) }

        expect:
        LikelyUse.of(files).json()
        LikelyUse.of(files.reverse()).json()
    }

    def "a file that cannot be read is somebody else's trouble"() {
        expect:
        LikelyUse.of([folder.resolve('gone.groovy')]) == new Warmup.Use([HTTP] as LinkedHashSet, false)
    }
}
