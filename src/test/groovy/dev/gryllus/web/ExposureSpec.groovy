package dev.gryllus.web

import dev.gryllus.engine.PlanException
import spock.lang.Specification

class ExposureSpec extends Specification {
    def "#host may be served on with login #login, TLS #tls, proxy #proxy"() {
        when:
        new Exposure(host, login, tls, proxy).check()

        then:
        noExceptionThrown()

        where:
        host        | login | tls   | proxy
        '127.0.0.1' | false | false | false
        'localhost' | false | false | false
        '127.0.0.2' | false | false | false
        '::1'       | false | false | false
        '0.0.0.0'   | true  | true  | false
        ''          | true  | true  | false
        ''          | false | false | true
        '192.0.2.1' | false | false | true
    }

    def "#host is refused with login #login and TLS #tls, and it is said what would do"() {
        when:
        new Exposure(host, login, tls, false).check()

        then:
        def e = thrown(PlanException)
        e.message.contains('--web-login')
        e.message.contains('--web-behind-proxy')

        where:
        host        | login | tls
        ''          | false | false
        '0.0.0.0'   | false | false
        '::'        | false | false
        '192.0.2.1' | true  | false
        '192.0.2.1' | false | true
    }

    def "an address that is none is told"() {
        when:
        new Exposure('no.such.host.invalid', true, true, false).check()
        new Exposure('no.such.host.invalid', false, false, false).check()

        then:
        def e = thrown(PlanException)
        e.message.contains('no.such.host.invalid')
    }
}
