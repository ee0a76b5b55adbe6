package dev.gryllus.event

import dev.gryllus.engine.RunState
import dev.gryllus.engine.Target
import dev.gryllus.engine.WorkerStatus
import dev.gryllus.stats.Stats
import dev.gryllus.support.FakeClock
import spock.lang.Specification

class ScriptRunnerSpec extends Specification {
    def clock = new FakeClock()
    def environment = new Environment(clock)
    def ended = []
    def targets = []
    def state = RunState.READY
    def runner = new ScriptRunner(environment, new ScriptRunner.Controls({ state }, { new WorkerStatus(new TreeMap([A: 2, B: 1]), 4) },
        { targets << it }, { Optional.ofNullable(targets ? targets.last() : null) }, { ended << [stop: it] }, { ended << [quit: it] },
        { new Usage(12.5, 1000) }, 'vm_1'))

    def "#call ends the test, and says so"() {
        when:
        runner."$call"()

        then:
        ended*.keySet()*.first() == [call]
        ended[0][call].text() == "The script has called runner.$call()"

        where:
        call << ['quit', 'stop']
    }

    def "it heads for another number of users, and tells how the run stands"() {
        expect:
        runner.target_user_count == 0

        when:
        runner.start(30, 2.5)

        then:
        targets == [new Target(30, 2.5d)]
        with(runner) {
            target_user_count == 30
            user_count == 7
            user_classes_count == [A: 2, B: 1]
            worker_count == 1
            worker_index == 0
            client_id == 'vm_1'
            current_cpu_usage == 12.5d
            current_memory_usage == 1000
        }
    }

    def "#engine is '#word' to scripts"() {
        when:
        state = engine

        then:
        runner.state == word

        where:
        engine            | word
        RunState.READY    | 'ready'
        RunState.SPAWNING | 'spawning'
        RunState.RUNNING  | 'running'
        RunState.PAUSED   | 'paused'
        RunState.STOPPING | 'cleanup'
        RunState.STOPPED  | 'stopped'
    }

    def "statistics are those of the environment"() {
        given:
        def stats = new ScriptStats({ new Stats(clock) }, clock, { Optional.empty() }, {})
        environment.begin(runner, stats, null)

        expect:
        environment.runner.is(runner)
        runner.stats.is(stats)
        runner.errors == [:]
        runner.exceptions == [:]
    }

    def "an option of register_message that does not exist is named"() {
        when:
        runner.register_message('go', concurent: true) { }

        then:
        def e = thrown(UnknownName)
        e.message == "unknown 'concurent' in register_message. Did you mean 'concurrent'? Known: concurrent"
    }
}
