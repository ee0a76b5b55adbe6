package dev.gryllus.script

import dev.gryllus.engine.PlanException
import dev.gryllus.engine.Target
import dev.gryllus.support.Sets

class ShapeWordsSpec extends ShapeSpecification {

    def "each word gives a load shape: #text"() {
        given:
        def named = load(text)
        def shape = begun(named)

        expect:
        named.name() == text.takeWhile { it != '(' && it != ' ' }
        !named.usesCommonOptions()
        table.collectEntries { second, wanted -> [second, at(shape, second)?.users()] } == table

        where:
        text                                                                                                                             | table
        'shape { run_time -> run_time < 60 ? [100, 10] : null }'                                                                         | [0: 100, 59.9: 100, 60: null]
        'shape { run_time < 60 ? [10 * run_time, 10] : null }'                                                                           | [0: 0, 1.25: 12, 2.5: 25, 60: null]
        'shape { [it + 1, 1] }'                                                                                                          | [0: 1, 9: 10]
        'shape { -> [get_run_time(), 1] }'                                                                                               | [4: 4]
        'stages([[duration: 60, users: 10, spawn_rate: 5], [duration: 0.5, users: 20, spawn_rate: 5]])'                                  | [0: 10, 60: 20, 60.4: 20, 60.5: null]
        'steps(step_users: 10, step_duration: 30, spawn_rate: 5, time_limit: 90)'                                                        | [0: 10, 30: 20, 89: 30, 90: null]
        'spike(base_users: 10, peak_users: 200, spike_start: 60, spike_duration: 30, spawn_rate: 100, time_limit: 180)'                  | [0: 10, 60: 200, 90: 10, 180: null]
        'wave(min_users: 10, max_users: 110, period: 60, time_limit: 120)'                                                               | [0: 10, 30: 110, 60: 10, 120: null]
        'double_wave(min_users: 20, peak_one_users: 60, peak_two_users: 40, time_limit: 600)'                                            | [0: 20, 200: 60, 400: 40, 600: null]
        'soak(users: 100, ramp_up: 60, hold: 3600, ramp_down: 30)'                                                                       | [0: 100, 3659: 100, 3660: 0, 3690: null]
    }

    def "a stage may be for some user types, by class or by name"() {
        given:
        def shape = begun(load("stages([[duration: 1, users: 2, spawn_rate: 3, user_classes: [Admin, 'Shopper']]])"))

        expect:
        at(shape, 0) == new Target(2, 3, ['Admin', 'Shopper'] as Set)
    }

    def "each word takes a name of its own"() {
        expect:
        loadAll("""
            steps('Stairs', step_users: 1, step_duration: 1, spawn_rate: 1, time_limit: 1)
            shape('Mine') { null }
            stages('Later', [[duration: 1, users: 2, spawn_rate: 3]])
            spike('Spike', base_users: 1, peak_users: 2, spike_start: 1, spike_duration: 1, spawn_rate: 1, time_limit: 3)
            wave('Wave', min_users: 1, max_users: 2, period: 1, time_limit: 1)
            double_wave('Double', min_users: 1, peak_one_users: 2, peak_two_users: 2, time_limit: 1)
            soak('Soak', users: 1, ramp_up: 0, hold: 1, ramp_down: 0)
        """)*.name() == ['Stairs', 'Mine', 'Later', 'Spike', 'Wave', 'Double', 'Soak']
    }

    def "a closure finds the other members of a shape, and what its script has"() {
        given:
        def shape = begun(load("""
            limits = [most: 30]
            def count() { 7 }
            shape('Own') {
                if (get_current_user_count() >= 5) { reset_time() }
                [limits.most + count() + run_time, 1]
            }
        """))

        expect:
        at(shape, 10).users() == 47

        when:
        users = 5

        then:
        at(shape, 20).users() == 37
        at(shape, 22).users() == 37

        when:
        users = 4

        then:
        at(shape, 25).users() == 40
    }

    def "a mistake is told with its line: #text"() {
        when:
        load "\n$text\n"

        then:
        def e = thrown(PlanException)
        e.message.startsWith('locustfile.groovy:2:')
        e.message.contains(told)

        where:
        text                                                                       | told
        'stages([])'                                                               | 'stages must hold one stage at least'
        'stages([[duration: -1, users: 10, spawn_rate: 5]])'                       | 'duration in a stage is wanted as a number of seconds, 0 or more, not -1'
        'stages([[duration: 0, users: 10, spawn_rate: 5]])'                        | 'duration of a stage must be more than 0'
        'stages([[duration: 1, users: 10]])'                                       | "'spawn_rate' is missing in a stage. Wanted: duration, users, spawn_rate"
        'stages([[duration: 1, users: 10, spwan_rate: 5]])'                        | "unknown 'spwan_rate' in a stage. Did you mean 'spawn_rate'?"
        'stages([[duration: 1, users: "x", spawn_rate: 5]])'                       | "users in a stage is wanted as a whole number, not 'x'"
        'stages([[duration: 1, users: 1, spawn_rate: "x"]])'                       | "spawn_rate in a stage is wanted as a number of users per second, not 'x'"
        'stages([[duration: 1, users: 1, spawn_rate: 1, user_classes: Shopper]])'  | 'Shopper'
        'stages([[duration: 1, users: 1, spawn_rate: 1, user_classes: "Shopper"]])'| "user_classes in a stage is wanted as a list of User classes or of their names, not 'Shopper'"
        'stages(5)'                                                                | "'stages' in the locustfile does not take [5]"
        'steps(step_users: 0, step_duration: 1, spawn_rate: 1, time_limit: 9)'     | 'step_users must be 1 or more, not 0'
        'wave(min_users: 5, max_users: 5, period: 1, time_limit: 9)'               | 'max_users must be 6 or more, not 5'
        'soak(users: 5)'                                                           | "'ramp_up' is missing in soak"
        'stage([])'                                                                | "unknown 'stage' in the locustfile. Did you mean 'stages'?"
        'shape(" ") { }'                                                           | 'a shape needs a name that is not blank'
    }

    def "in a task the words are a mistake, not an order without effect"() {
        given:
        def user = LocustfileLoader.load([write('locustfile.groovy', "user('U', User) { task { stages([[duration: 1, users: 1, spawn_rate: 1]]) } }")],
            folder, Optional.empty()).plan().userTypes().first()

        when:
        user.tasks().first().action().run(Sets.around(user.maker().make()))

        then:
        def e = thrown(RuntimeException)
        e.message == "'stages' belongs to the top level of the locustfile, not into a task"
    }
}
