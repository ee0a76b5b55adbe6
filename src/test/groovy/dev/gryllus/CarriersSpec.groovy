package dev.gryllus

import spock.lang.Specification

class CarriersSpec extends Specification {
    static final String NUMBER = 'jdk.virtualThreadScheduler.parallelism'

    def "there are more carriers than pollers, and as many as processors, unless somebody says how many: #told, #processors processors"() {
        given:
        def properties = new Properties()
        told.each { properties.setProperty(NUMBER, it) }

        when:
        Carriers.prepare(properties, processors)

        then:
        properties.getProperty(NUMBER) == number

        where:
        told  | processors || number
        []    | 1          || '2'
        []    | 2          || '3'
        []    | 3          || '3'
        []    | 7          || '7'
        []    | 8          || '9'
        ['3'] | 8          || '3'
    }
}
