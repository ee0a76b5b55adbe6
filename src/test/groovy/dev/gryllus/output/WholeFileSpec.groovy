package dev.gryllus.output

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

class WholeFileSpec extends Specification {
    @TempDir
    Path folder

    def "who opened the file before keeps reading the old state as a whole"() {
        given:
        def path = folder.resolve('file')
        def file = new WholeFile(path)
        file.write('old and long')
        def reader = Files.newBufferedReader(path)

        when:
        file.write('new')

        then:
        reader.text == 'old and long'
        path.toFile().text == 'new'
        names() == ['file']
    }

    def "a link stays a link"() {
        given:
        def target = folder.resolve('target')
        target.toFile().text = 'old'
        def link = Files.createSymbolicLink(folder.resolve('link'), target)

        when:
        new WholeFile(link).write('new')

        then:
        Files.isSymbolicLink(link)
        target.toFile().text == 'new'
    }

    def "an interrupted thread writes all the same"() {
        given:
        Thread.currentThread().interrupt()

        when:
        new WholeFile(folder.resolve('file')).write('new')

        then:
        Thread.interrupted()
        folder.resolve('file').toFile().text == 'new'

        cleanup:
        Thread.interrupted()
    }

    def "preparing creates folders and keeps what is there"() {
        given:
        def path = folder.resolve('a/b/file')

        when:
        new WholeFile(path).prepare()

        then:
        path.toFile().text == ''

        when:
        path.toFile().text = 'kept'
        new WholeFile(path).prepare()

        then:
        path.toFile().text == 'kept'
    }

    def "a folder in its place is an error that names it"() {
        given:
        def path = Files.createDirectory(folder.resolve('taken'))

        when:
        new WholeFile(path).write('new')

        then:
        def e = thrown(IOException)
        e.message.contains(path.toString())
        names() == ['taken']
    }

    def "a name without a folder is written into the working directory"() {
        when:
        new WholeFile(Path.of('target', 'whole-file-spec')).write('x')

        then:
        Path.of('target', 'whole-file-spec').toFile().text == 'x'

        cleanup:
        Files.deleteIfExists(Path.of('target', 'whole-file-spec'))
    }

    private List<String> names() {
        Files.list(folder).withCloseable { it.map { path -> path.fileName.toString() }.toList() }
    }
}
