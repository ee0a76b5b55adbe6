package dev.gryllus.output

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.TempDir

class GrowingFileSpec extends Specification {
    @TempDir
    Path folder

    def "begins with the heading and keeps what was appended"() {
        given:
        def file = new GrowingFile(folder.resolve('a/file'), 'heading\n')

        when:
        file.append('one\n')
        file.append('two é\n')

        then: 'readers see it at once'
        folder.resolve('a/file').toFile().text == 'heading\none\ntwo é\n'

        cleanup:
        file.close()
    }

    def "half a piece that a full disk left behind is written over"() {
        given:
        def path = folder.resolve('file')
        def file = new GrowingFile(path, 'heading\n')
        file.append('one\n')
        path.toFile() << 'half of a ro'

        when:
        file.append('two, whole and long\n')

        then:
        path.toFile().text == 'heading\none\ntwo, whole and long\n'

        cleanup:
        file.close()
    }

    @Requires({ new File('/dev/full').exists() })
    def "a full disk is reported as such"() {
        given:
        def link = Files.createSymbolicLink(folder.resolve('link'), Path.of('/dev/full'))

        when:
        new GrowingFile(link, 'heading\n').append('one\n')

        then:
        def e = thrown(IOException)
        e.message == 'No space left on device'
    }

    def "closing what was never written is nothing"() {
        when:
        new GrowingFile(folder.resolve('file'), 'heading\n').close()

        then:
        Files.notExists(folder.resolve('file'))
    }
}
