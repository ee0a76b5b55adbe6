package dev.gryllus

import java.nio.file.Files
import java.nio.file.Path
import java.time.Instant
import java.time.ZoneId
import java.time.ZoneOffset
import spock.lang.Specification
import spock.lang.TempDir

class LocalZoneSpec extends Specification {
    @TempDir
    Path folder

    def "a machine whose local time is #target has UTC#unless"() {
        expect:
        LocalZone.current(environment, ofJvm, linkTo(target)) == (utc ? ZoneOffset.UTC : ZoneId.systemDefault())

        where:
        target                              | environment            | ofJvm           || utc
        '/usr/share/zoneinfo/Etc/UTC'       | [:]                    | ''              || true
        '/usr/share/zoneinfo/UTC'           | [TZ: '']               | ''              || true
        '../usr/share/zoneinfo/UTC'         | [:]                    | ''              || true
        '/usr/share/zoneinfo/Etc/UTC'       | [TZ: 'Europe/Berlin']  | ''              || false
        '/usr/share/zoneinfo/Etc/UTC'       | [:]                    | 'Europe/Berlin' || false
        '/usr/share/zoneinfo/Europe/Berlin' | [:]                    | ''              || false
        '/usr/share/zoneinfo/NOT_UTC'       | [:]                    | ''              || false
        unless = utc ? '' : ' only if the JVM says so'
    }

    def "where local time is no link it is for the JVM to say: #what"() {
        given:
        make(folder.resolve('localtime'))

        expect:
        LocalZone.current([:], '', folder.resolve('localtime')) == ZoneId.systemDefault()

        where:
        what         | make
        'a copy'     | { Files.writeString(it, 'TZif2') }
        'not there'  | { }
    }

    def "it is the time of this machine"() {
        given:
        def now = Instant.now()

        expect:
        LocalZone.current().rules.getOffset(now) == ZoneId.systemDefault().rules.getOffset(now)
    }

    private Path linkTo(String target) {
        Files.createSymbolicLink(folder.resolve('localtime'), Path.of(target))
    }
}
