package dev.gryllus

import spock.lang.Specification

class MainSpec extends Specification {
    def "works"() {
        expect:
        Main.name == 'dev.gryllus.Main'
        Runtime.version().feature() >= 25
    }
}
