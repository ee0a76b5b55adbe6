package dev.gryllus

import static dev.gryllus.support.FakeClock.ORIGIN

import dev.gryllus.output.RunManifest
import dev.gryllus.script.LoadedScripts
import java.nio.file.Path
import spock.lang.Specification

class GenerationsSpec extends Specification {
    def "generations are counted from one, each with its files and its time"() {
        given:
        def generations = new Generations(scripts('a.groovy': '1'), ORIGIN)

        when:
        def second = generations.add(scripts('a.groovy': '2', 'common/b.groovy': '3'), ORIGIN.plusSeconds(5))

        then:
        generations.present() == 2
        generations.all()*.number() == [1, 2]
        generations.all()*.scripts() == [
            [new RunManifest.Script('a.groovy', '1')],
            [new RunManifest.Script('a.groovy', '2'), new RunManifest.Script('common/b.groovy', '3')]]
        generations.from(2)*.number() == [2]
        second.since() == ORIGIN.plusSeconds(5)
    }

    static LoadedScripts scripts(Map<String, String> hashes) {
        new LoadedScripts([], [:], [], hashes.collect { file, hash -> new LoadedScripts.Source(Path.of(file), hash) }, [], null, null)
    }
}
