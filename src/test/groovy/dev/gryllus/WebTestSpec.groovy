package dev.gryllus

import dev.gryllus.engine.StopReason
import dev.gryllus.web.ControlledTest.State
import dev.gryllus.web.Refusal
import java.nio.file.Path
import java.time.Duration
import java.time.ZoneOffset
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

@Timeout(60)
class WebTestSpec extends Specification {
    private static final StopReason WHY = new StopReason.Requested('spec')

    @TempDir
    Path folder

    String script = "['A', 'B'].each { user(it, User) { wait_time constant(100); task('t') { } } }"
    ScriptedRuns scripted
    Runs runs
    WebTest test
    Thread main

    def setup() {
        make()
    }

    def cleanup() {
        runs.quit(WHY)
        main?.join()
    }

    def "it stands as the run does, from the first form to the last figure"() {
        expect:
        standing() == [State.READY, 0, [:]]
        test.progress().empty
        test.report().empty

        when:
        test.steer([user_count: ['3'], spawn_rate: ['50']])

        then: 'before the main thread takes it up'
        standing() == [State.SPAWNING, 0, [A: 0, B: 0]]

        when:
        live()
        await { test.standing().state() == State.RUNNING }

        then:
        standing() == [State.RUNNING, 3, [A: 2, B: 1]]
        test.ratios().total()*.name() as Set == ['A', 'B'] as Set

        when:
        test.pause()

        then:
        standing() == [State.PAUSED, 3, [A: 2, B: 1]]

        when:
        test.resume()

        then:
        test.standing().state() == State.RUNNING

        when: 'stop comes back when all is told'
        test.stop()

        then:
        standing() == [State.STOPPED, 0, [A: 0, B: 0]]
        test.progress().present
        test.report().get().contains('<html')
        test.fullHistory().empty
    }

    def "each change of the description is another version, and nothing else is"() {
        given:
        long last = test.version()
        def isNew = { Closure step ->
            step()
            long now = test.version()
            def grown = now > last
            last = now
            grown
        }

        expect:
        !isNew { }
        isNew { test.steer([user_count: ['2'], spawn_rate: ['50']]) }
        isNew { live(); await { test.standing().state() == State.RUNNING } }
        !isNew { }
        isNew { test.pause() }
        !isNew { test.pause() }
        isNew { test.resume() }
        isNew { test.changeUser('A', [weight: 5]) }
        !isNew { test.resetStatistics() }
        isNew { test.stop() }
    }

    def "without a test there is nothing to pause, to resume or to stop"() {
        when:
        test.stop()
        test.resetStatistics()
        test."$order"()

        then:
        def e = thrown(Refusal)
        e.message == 'No test is running.'

        where:
        order << ['pause', 'resume']
    }

    def "what cannot be done is a refusal in words of the operator: #what"() {
        when:
        step.call(test)

        then:
        def e = thrown(Refusal)
        e.message.contains(message)

        where:
        what                   | step                                                             || message
        'no such class'        | { it.changeUser('Nobody', [weight: 2]) }                         || 'Nobody'
        'no such value'        | { it.steer([user_count: ['x'], spawn_rate: ['1']]) }             || 'user_count: invalid int value'
        'no class of the name' | { it.steer([user_classes_count: ['Nobody=3']]) }                 || 'Unknown User(s): Nobody'
    }

    def "a form that begins a test without a run time has none, whatever the form before said"() {
        when:
        def first = test.steer([user_count: ['1'], spawn_rate: ['1'], run_time: ['1h']])
        def changed = test.steer([user_count: ['2'], spawn_rate: ['1']])

        then: 'the test that runs keeps it'
        first.runTimeSeconds() == Optional.of(3600L)
        changed.runTimeSeconds().empty
        runs.definition().options().load().runTime() == Optional.of(Duration.ofHours(1))

        when:
        runs.present().stop(WHY)
        live()
        await { !runs.present().on }
        test.steer([user_count: ['1'], spawn_rate: ['1']])

        then:
        runs.definition().options().load().runTime().empty
    }

    def "what has become of a form tells how many users are wanted now, before the run has taken it up"() {
        given:
        test.steer([user_count: ['3'], spawn_rate: ['2']])

        expect:
        test.steer(fields).users() == users

        where:
        fields                          || users
        [user_count: ['5']]             || Optional.of(5)
        [user_classes_count: ['A=4']]   || Optional.of(5)
        [spawn_rate: ['7']]             || Optional.empty()
    }

    def "where a load shape says how many users there are, no form does"() {
        given:
        script += '\nshape { run_time -> [1, 1] }'
        make()

        expect:
        test.steer([user_count: ['5'], spawn_rate: ['2']]).users().empty
    }

    def "with the class picker, a form that begins a test and names no class means all: #options"() {
        given:
        make(*options)
        test.steer([user_count: ['1'], spawn_rate: ['1'], user_classes: ['A']])
        runs.present().stop(WHY)
        live()
        await { !runs.present().on }

        expect:
        test.steer([user_count: ['1'], spawn_rate: ['1']]).userClasses() == classes

        where:
        options            || classes
        []                 || ['A']
        ['--class-picker'] || ['A', 'B']
    }

    def "the heading tells how many of each class are wanted"() {
        when:
        test.steer([user_classes_count: ['A=4'], spawn_rate: ['50']])
        live()
        await { test.standing().state() == State.RUNNING }

        then:
        with(test.description()) {
            target().get().users() == 4
            target().get().userClasses() == [A: 4, B: 0]
            usersByClass()
        }

        when:
        test.steer([user_count: ['6'], spawn_rate: ['50']])
        await { test.standing().userCount() == 6 }

        then:
        with(test.description()) {
            target().get().userClasses() == [A: 3, B: 3]
            !usersByClass()
        }
    }

    private List standing() {
        def now = test.standing()
        [now.state(), now.userCount(), now.byClass()]
    }

    private void make(String... options) {
        scripted = new ScriptedRuns(folder)
        scripted.environment.openWebUi { false }
        runs = scripted.of(script, false, options)
        def reloads = new Reloads(new RunningTest(scripted.reader, scripted.scriptOptions, runs), scripted.scripts, scripted.generations, scripted.clock)
        test = new WebTest(runs, reloads, scripted.generations, 'locustfile.groovy', new LogMemory(new LogFormat('box', ZoneOffset.UTC)), scripted.environment.web_ui, [])
    }

    /** The main thread of the program: one run after the other. */
    private void live() {
        main ?= Thread.ofPlatform().daemon().start {
            for (def next = runs.next(Optional.empty()); next.present; next = runs.next(Optional.empty())) {
                next.get().run()
                next.get().finish { }
            }
        }
    }

    private static void await(Closure<Boolean> condition) {
        while (!condition()) {
            Thread.onSpinWait()
        }
    }
}
