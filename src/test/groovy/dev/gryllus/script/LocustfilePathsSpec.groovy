package dev.gryllus.script

import dev.gryllus.engine.PlanException
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

class LocustfilePathsSpec extends Specification {
    @TempDir
    Path folder

    def setup() {
        ['locustfile.groovy', 'tests/b.groovy', 'tests/a.groovy', 'tests/_hidden.groovy', 'tests/deep/c.groovy', 'tests/readme.txt', 'empty/x.txt']
            .each {
                def file = folder.resolve(it)
                Files.createDirectories(file.parent)
                Files.writeString(file, '')
            }
    }

    def "#names are #expected"() {
        expect:
        LocustfilePaths.resolve(names, folder).collect { folder.relativize(it).toString() } == expected

        where:
        names                             | expected
        ['locustfile.groovy']             | ['locustfile.groovy']
        ['tests']                         | ['tests/a.groovy', 'tests/b.groovy', 'tests/deep/c.groovy']
        ['tests/b.groovy', 'tests/']      | ['tests/b.groovy', 'tests/a.groovy', 'tests/deep/c.groovy']
        ['./tests/../locustfile.groovy']  | ['locustfile.groovy']
    }

    def "what is not there is named: #name"() {
        when:
        LocustfilePaths.resolve([name], folder)

        then:
        def e = thrown(PlanException)
        e.message.startsWith(message)

        where:
        name               | message
        'nope.groovy'      | "Could not find 'nope.groovy'. Ensure your locustfile ends with '.groovy' and exists"
        'tests/readme.txt' | "Could not find 'tests/readme.txt'."
        '-'                | "The locustfile '-' means to get it from the master, which needs --worker"
        'empty'            | "Could not find any locustfiles in directory 'empty'"
    }
}
