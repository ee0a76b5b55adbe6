package dev.gryllus

import static dev.gryllus.http.Warmup.Client.FAST
import static dev.gryllus.http.Warmup.Client.HTTP

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

class LikelyClientsSpec extends Specification {
    @TempDir
    Path folder

    def "of #texts"() {
        given:
        def files = texts.withIndex().collect { text, i -> Files.writeString(folder.resolve("${i}.groovy"), text) }

        expect:
        LikelyClients.of(files) == clients as Set

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

    def "a file that cannot be read is somebody else's trouble"() {
        expect:
        LikelyClients.of([folder.resolve('gone.groovy')]) == [HTTP] as Set
    }
}
