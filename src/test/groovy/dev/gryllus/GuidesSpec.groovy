package dev.gryllus

import dev.gryllus.script.LocustfileLoader
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

/** What the guides show is what the examples hold, and compiles. */
class GuidesSpec extends Specification {
    static final Path DOCS = Path.of('docs')

    @TempDir
    Path folder

    def "#guide shows #example as it is: #firstLine"() {
        expect:
        def lines = Files.readAllLines(Path.of(example))
        Collections.indexOfSubList(stripped(lines), stripped(block)) >= 0
        lines.any { it == block[0] }

        where:
        [guide, example, block] << Files.list(DOCS).sorted().toList().collectMany { taken(it) }
        firstLine = block[0].strip()
    }

    def "the guide takes all its code from examples"() {
        given:
        def guide = DOCS.resolve('writing-a-locustfile.md')

        expect:
        taken(guide).size() == blocks(Files.readString(guide)).size()
        taken(guide).size() > 15
    }

    def "every example is worth a line in the guide, or is one of its parts"() {
        given:
        def guide = Files.readString(DOCS.resolve('writing-a-locustfile.md')) + Files.readString(Path.of('examples/README.md'))

        expect:
        Files.list(Path.of('examples')).map { it.fileName.toString() }
            .filter { it.endsWith('.groovy') && !guide.contains(it) }
            .toList() == []
    }

    def "what stands for Locust's code compiles and loads: #firstLine"() {
        given:
        Files.createDirectory(folder.resolve('data'))
        Files.copy(Path.of('examples/data/users.csv'), folder.resolve('data/users.csv'))
        def file = folder.resolve('ported.groovy')
        Files.writeString(file, block + (block.contains('user(') || block.contains('User ') ? '' : "\nuser('Any', User) { task { } }"))

        when:
        LocustfileLoader.load([file], folder, Optional.empty())

        then:
        noExceptionThrown()

        where:
        block << blocks(Files.readString(DOCS.resolve('porting-from-locust.md')))
        firstLine = block.readLines()[0]
    }

    def "what stands for Python's words compiles: #code"() {
        when:
        new GroovyShell().parse("import dev.gryllus.user.StopUser\ndef snippet() {\n$code\n}")

        then:
        noExceptionThrown()

        where:
        code << languageTable(Files.readString(DOCS.resolve('porting-from-locust.md')))
    }

    /** [guide, example, lines] of each block below a line that names an example. */
    private static List<List> taken(Path guide) {
        (Files.readString(guide) =~ /(?m)^`(examples\/[\w\/.]+)`[^\n]*\n\n```groovy\n((?s).*?)\n```$/)
            .collect { [guide.fileName.toString(), it[1], it[2].readLines()] }
    }

    private static List<String> blocks(String text) {
        (text =~ /(?ms)^```groovy\n(.*?)\n```$/).collect { it[1] }
    }

    private static List<String> languageTable(String text) {
        def rows = text.readLines().dropWhile { it != '| Python | Groovy |' }.drop(2).takeWhile { it.startsWith('|') }
        rows.collectMany { (it.split(/ \| /, 2)[1] =~ /`([^`]+)`/).collect { it[1] } }
    }

    private static List<String> stripped(List<String> lines) {
        lines*.stripTrailing()
    }
}
