package dev.gryllus.script

import dev.gryllus.engine.ArrivalRate
import dev.gryllus.engine.PlanException
import dev.gryllus.engine.Share
import dev.gryllus.engine.UserType
import dev.gryllus.support.Sets
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import spock.lang.Specification
import spock.lang.TempDir

class ChangedAttributesSpec extends Specification {
    @TempDir
    Path folder

    private LoadedScripts scripts() {
        def file = Files.writeString(folder.resolve('locustfile.groovy'), '''
            user('Block') {
                weight 2
                host 'http://a'
                task('one') { assert region == 'eu' }
                task('two') { }
            }
            class Written extends User {
                static region = 'us'
                static host = 'http://b'
                def speed = 1
                int rooms = 1
                @task def go() { assert region == 'eu' && speed == 7 }
            }
            class Other extends User { @task def go() { } }
            class Web extends HttpUser { @task def go() { } }
            class Open extends User {
                static arrival_rate = 10
                @task def go() { }
            }
        '''.stripIndent())
        return LocustfileLoader.load([file], folder, Optional.empty())
    }

    private UserType changed(String name, Map attributes) {
        return scripts().withChanged(name, attributes).userTypes().find { it.name() == name }
    }

    def "#attributes of #name"() {
        expect:
        reading(changed(name, attributes)) == value

        where:
        name      | attributes             | reading                          || value
        'Block'   | [weight: 5]            | { it.share() }                   || new Share.Weight(5)
        'Block'   | [fixed_count: 3]       | { it.share() }                   || new Share.Fixed(3)
        'Written' | [weight: 0.5]          | { it.share() }                   || new Share.Weight(0.5)
        'Written' | [host: 'http://c']     | { it.host().get() }              || 'http://c'
        'Block'   | [tasks: ['two']]       | { it.tasks()*.name() }           || ['two']
        'Block'   | [tasks: []]            | { it.tasks()*.name() }           || []
        'Block'   | [wait_time: 2]         | { it.waitTime().startFor(null, 0).next(0).length() } || Duration.ofSeconds(2)
        'Block'   | [weight: 5]            | { it.host().get() }              || 'http://a'
        'Open'    | [max_users: 7]         | { it.share() }                   || new Share.Arrivals(ArrivalRate.constant(10), 7)
        'Open'    | [arrival_rate: 20]     | { it.share() }                   || new Share.Arrivals(ArrivalRate.constant(20), 1000)
        'Other'   | [arrival_rate: 20]     | { it.share() }                   || new Share.Arrivals(ArrivalRate.constant(20), 1000)
    }

    def "other types stay as they are"() {
        expect:
        scripts().withChanged('Block', [weight: 9]).userTypes().findAll { it.name() != 'Open' }*.share() == [new Share.Weight(1), new Share.Weight(1), new Share.Weight(1), new Share.Weight(9)]
    }

    def "any attribute reaches the users, of #name"() {
        given:
        def type = changed(name, attributes)

        when:
        type.tasks().first().action().run(Sets.around(type.maker().make()))

        then:
        noExceptionThrown()

        where:
        name      | attributes
        'Block'   | [region: 'eu']
        'Written' | [region: 'eu', speed: 7]
    }

    def "what belongs to Groovy or the engine is not changed: #attribute of #name"() {
        when:
        scripts().withChanged(name, [(attribute): 3])

        then:
        def mistake = thrown(PlanException)
        mistake.message == "Failed to apply user config to $name: $attribute belongs to Groovy or the engine"

        where:
        [name, attribute] << [['Block', 'Written', 'Web'], ['metaClass', 'class', 'client', 'environment', 'random', 'self', '$staticClassInfo']].combinations()
    }

    def "a mistake changes nothing of the class"() {
        given:
        def scripts = scripts()

        when:
        scripts.withChanged('Written', [region: 'eu', metaClass: 3])

        then:
        thrown(PlanException)
        scripts.userClasses().Written.region == 'us'
    }

    def "a mistake is told: #message"() {
        when:
        scripts().withChanged(name, attributes)

        then:
        def mistake = thrown(PlanException)
        mistake.message.startsWith(message)

        where:
        name      | attributes         || message
        'Nobody'  | [weight: 1]        || "Failed to apply user config, there is no User class 'Nobody'. Available: Block, Open, Other, Web, Written"
        'Written' | [regoin: 'eu']     || "Failed to apply user config to Written: it has no attribute 'regoin'. Did you mean 'region'?"
        'Block'   | [weight: 'much']   || "Failed to apply user config to Block: weight is wanted as a number, 0 or more, not 'much'"
        'Open'    | [weight: 2]        || 'Failed to apply user config to Open: arrival_rate and weight cannot both be given'
        'Block'   | [tasks: ['three']] || "Failed to apply user config to Block: there is no task 'three'. Known: one, two"
        'Written' | [rooms: 'two']     || "Failed to apply user config to Written: rooms cannot be 'two'"
        'Block'   | [tasks: 'one']     || "Failed to apply user config to Block: tasks is wanted as a list of names, not 'one'"
    }
}
