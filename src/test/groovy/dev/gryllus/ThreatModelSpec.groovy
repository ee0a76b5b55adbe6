package dev.gryllus

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification

/** Each promise of the threat model names specs that are there, and what it quotes of them is in them. */
class ThreatModelSpec extends Specification {
    static final String PAGE = Files.readString(Path.of('docs/threat-model.md'))

    static final Map<String, String> SPECS = Files.walk(Path.of('src/test/groovy'))
        .filter { it.toString().endsWith('Spec.groovy') }.toList()
        .groupBy { it.fileName.toString() - '.groovy' }
        .collectEntries { name, files -> [name, files.collect { Files.readString(it) }.join('\n')] }

    def "#promise"() {
        expect:
        names
        names.every { SPECS.containsKey(it) }
        quoted.every { text -> names.any { SPECS[it].contains(text) } }

        where:
        row << PAGE.readLines().findAll { it.startsWith('| ') && it.contains('Spec`') }
        promise = row.split(/\|/)[1].trim()
        names = (row.split(/\|/)[2] =~ /`(\w+Spec)`/).collect { it[1] }
        quoted = (row.split(/\|/)[2] =~ /`: ([^,;|]+)/).collect { it[1].trim() }
    }
}
