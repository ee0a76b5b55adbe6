package dev.gryllus

import dev.gryllus.digest.Sha256
import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions
import spock.lang.Specification
import spock.lang.TempDir

class OverlaySpec extends Specification {
    @TempDir
    Path folder

    def "a text is saved as a whole, with the file's permissions, and through a link"() {
        given:
        def file = Files.writeString(folder.resolve('a.groovy'), 'old')
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString('rw-r-----'))
        def link = Files.createSymbolicLink(folder.resolve('link.groovy'), file)

        expect:
        Overlay.NONE.with([(link): 'new']).save([link] as Set) == [:]
        Files.readString(file) == 'new'
        Files.isSymbolicLink(link)
        PosixFilePermissions.toString(Files.getPosixFilePermissions(file)) == 'rw-r-----'
        Files.list(folder).count() == 2
    }

    def "what somebody else has saved meanwhile is not overwritten"() {
        given:
        def file = Files.writeString(folder.resolve('a.groovy'), 'old')
        def overlay = Overlay.NONE.with([(file): 'mine'])

        when:
        Files.writeString(file, 'theirs')

        then:
        overlay.save([file] as Set)[file].contains('not overwritten')
        Files.readString(file) == 'theirs'
    }

    def "what is on disk below a text is expected there, and only another change is one"() {
        given:
        def file = Files.writeString(folder.resolve('a.groovy'), 'old')
        def overlay = Overlay.NONE.with([(file): 'mine'])
        def inForce = [(file): Sha256.of('mine'.bytes)]

        expect:
        overlay.watched(inForce) == [(file): Sha256.of('old'.bytes)]
        overlay.changed([file] as Set, inForce) == [] as Set
        overlay.without([file] as Set).changed([file] as Set, inForce) == [file] as Set

        when:
        Files.writeString(file, 'theirs')

        then:
        overlay.changed([file] as Set, inForce) == [file] as Set

        when:
        Files.delete(file)

        then:
        overlay.changed([file] as Set, inForce) == [file] as Set
    }

    def "a file that cannot be written is told with the reason"() {
        given:
        def file = Files.writeString(folder.resolve('a.groovy'), 'old')
        def overlay = Overlay.NONE.with([(file): 'mine'])

        when:
        Files.delete(file)

        then:
        overlay.save([file] as Set).containsKey(file)
    }
}
