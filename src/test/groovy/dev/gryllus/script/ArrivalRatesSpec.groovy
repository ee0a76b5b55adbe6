package dev.gryllus.script

import dev.gryllus.engine.ArrivalRate
import dev.gryllus.engine.PlanException
import dev.gryllus.engine.Share
import dev.gryllus.engine.UserType
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import spock.lang.Specification
import spock.lang.TempDir

class ArrivalRatesSpec extends Specification {
    @TempDir
    Path folder

    def "both forms take #said"() {
        expect:
        block("arrival_rate $said").share() == new Share.Arrivals(rate, 1000)
        type("static arrival_rate = ${said.startsWith('stages') ? "[$said]" : said}").share() == new Share.Arrivals(rate, 1000)

        where:
        said                                                                           | rate
        '50'                                                                           | ArrivalRate.constant(50)
        '0.2'                                                                          | ArrivalRate.constant(0.2)
        'ramp(from: 10, to: 100, over: 60)'                                            | ArrivalRate.ramp(10, 100, Duration.ofSeconds(60))
        'stages: [[duration: 60, rate: 50], [duration: 1.5, from: 50, to: 0]]'         | new ArrivalRate([piece(60, 50, 50), piece(1.5, 50, 0)], 0)
    }

    def "the pool has a maximum"() {
        expect:
        block('arrival_rate 50; max_users 2000').share() == new Share.Arrivals(ArrivalRate.constant(50), 2000)
        type('static arrival_rate = 50; def max_users = 7').share() == new Share.Arrivals(ArrivalRate.constant(50), 7)
    }

    def "a block may build on a class that says the rate"() {
        expect:
        load('class Api extends User { static arrival_rate = 5 }\nuser("More", Api) { max_users 3 }')*.share() ==
            [new Share.Arrivals(ArrivalRate.constant(5), 1000), new Share.Arrivals(ArrivalRate.constant(5), 3)]
    }

    def "what makes no sense is told with its line: #said"() {
        when:
        block(said)

        then:
        def inBlock = thrown(PlanException)
        inBlock.message.startsWith('locustfile.groovy:2:')
        inBlock.message.contains(told)

        when:
        type(asAttributes(said))

        then:
        def e = thrown(PlanException)
        e.message.startsWith('locustfile.groovy:2:')
        e.message.contains(told)

        where:
        said                                                  | told
        'arrival_rate 0'                                      | 'a number above 0'
        'arrival_rate(-1)'                                    | 'a number above 0'
        "arrival_rate 'fast'"                                 | "not the text 'fast'"
        'arrival_rate Double.NaN'                             | 'not NaN'
        'arrival_rate 1e9'                                    | 'from 0 to 1,000,000, not 1.0E9'
        'arrival_rate(stages: [])'                            | 'arrival_rate is wanted as'
        'arrival_rate(stages: [[duration: 5, users: 7]])'     | 'not [duration:5, users:7]'
        'arrival_rate(stages: [[duration: 0, rate: 7]])'      | 'longer than 0 s'
        'arrival_rate(stages: [[duration: 5, rate: 0]])'      | 'arrival_rate is 0'
        'arrival_rate(from: 1, to: 5)'                        | 'arrival_rate is wanted as'
        "arrival_rate(from: 1, to: 5, over: 'long')"          | "'over' is wanted as a number of seconds"
        "arrival_rate(from: 'a', to: 5, over: 1)"             | "not the text 'a'"
        'arrival_rate 5; max_users 0'                         | "max_users is wanted as a whole number, 1 or more, not '0'"
        'arrival_rate 5; max_users 2.5'                       | 'max_users is wanted as a whole number'
        'max_users 5'                                         | 'max_users goes with arrival_rate'
        'arrival_rate 5; weight 2'                            | 'arrival_rate and weight cannot both be given'
        'fixed_count 2; arrival_rate 5'                       | 'arrival_rate and fixed_count cannot both be given'
        'arrival_rate 5; wait_time constant(1)'               | 'arrival_rate and wait_time cannot both be given'
    }

    def "a mistyped word of a ramp shows what is wanted"() {
        when:
        block('arrival_rate ramp(from: 1, to: 2, during: 5)')

        then:
        def e = thrown(PlanException)
        e.message.contains('ramp(from: 10, to: 100, over: 60)')
    }

    /** `weight 2; arrival_rate(from: 1, to: 2)` as a class says it. */
    private static String asAttributes(String said) {
        said.split('; ').collect {
            def (word, value) = it.split(/(?<=^\w{1,20})(?=\W)/, 2)*.trim()
            value = value.startsWith('(') ? value[1..-2] : value
            "static $word = ${value.contains(':') ? "[$value]" : value}"
        }.join('; ')
    }

    private UserType block(String said) {
        load("user('Api', User) {\n    $said\n    task { }\n}").first()
    }

    private UserType type(String said) {
        load("class Api extends User {\n    $said\n    @task def t() { }\n}").first()
    }

    private List<UserType> load(String text) {
        def file = folder.resolve('locustfile.groovy')
        Files.writeString(file, text)
        LocustfileLoader.load([file], folder, Optional.empty()).plan().userTypes()
    }

    private static ArrivalRate.Piece piece(BigDecimal seconds, double from, double to) {
        new ArrivalRate.Piece(Duration.ofMillis((seconds * 1000) as long), from, to)
    }
}
