package dev.gryllus.cli

import java.nio.file.Files
import java.nio.file.Path

import spock.lang.Specification
import spock.lang.TempDir

class ExampleConfigurationSpec extends Specification {
    static final EXAMPLE = Path.of('pyproject-style.toml.example')
    static final MANUAL = Path.of('docs/configuration.md')

    @TempDir
    Path folder

    private Options options() {
        return new CommandLineParser([:], folder, folder, '').options([])
    }

    def "the example holds every key there is, each under a comment, and no other"() {
        given:
        def content = Files.readString(EXAMPLE)
        def lines = content.readLines()
        def keys = TomlFormat.read(EXAMPLE.toString(), content)*.key()

        expect:
        keys as Set == Setting.values().findAll { it.allowedInFiles() }*.key() as Set
        keys.every { key -> lines[lines.findIndexOf { it.startsWith("$key = ") } - 1].startsWith('# ') }
    }

    def "the example is accepted as pyproject.toml"() {
        given:
        Files.copy(EXAMPLE, folder.resolve('pyproject.toml'))

        expect:
        with(options()) {
            locustfiles() == ['locustfile.groovy']
            load().users().asInt == 100
            load().spawnRate().asDouble == 10d
            load().runTime().get().toMinutes() == 10
            mode().headless()
            reports().csvPrefix().get() == 'results/shop'
            selection().tags() == [] as Set
            selection().excludeTags() == ['slow'] as Set
            dependencies() == ['com.h2database:h2:2.4.240']
            logging().level() == LogLevel.INFO
        }
    }

    def "the files shown in the manual are accepted: #name"() {
        given:
        Files.writeString(folder.resolve(name), content)

        expect:
        options().asMap() != options(folder.resolve('nowhere'))

        where:
        [name, content] << blocks()
    }

    private static Map options(Path nowhere) {
        return new CommandLineParser([:], nowhere, nowhere, '').options([]).asMap()
    }

    /// The fenced blocks under a heading that is the name of a file.
    private static List<List<String>> blocks() {
        def found = (Files.readString(MANUAL) =~ /(?s)`(pyproject\.toml|locust\.conf)`:\n\n```\w+\n(.*?)```/).collect { [it[1], it[2]] }
        assert found.size() == 2
        return found
    }

    def "the manual names every key and every variable"() {
        given:
        def manual = Files.readString(MANUAL)

        expect:
        Setting.values().findAll { it.allowedInFiles() }.every { manual.contains("`${it.key()}`") }
        Setting.values().every { it.variable().map { name -> manual.contains("`$name`") }.orElse(true) }
    }
}
