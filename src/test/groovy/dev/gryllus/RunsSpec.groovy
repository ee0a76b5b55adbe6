package dev.gryllus

import dev.gryllus.cli.UserChange
import dev.gryllus.engine.PlanException
import dev.gryllus.engine.RunState
import dev.gryllus.engine.Share
import dev.gryllus.engine.StopReason
import dev.gryllus.engine.Target
import dev.gryllus.engine.UserShares
import java.nio.file.Path
import java.time.Duration
import java.util.concurrent.CompletableFuture
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** Runs are begun, and run on the thread of the spec where they end at once: nothing here waits for another thread. */
@Timeout(60)
class RunsSpec extends Specification {
    private static final StopReason WHY = new StopReason.Requested('spec')

    @TempDir
    Path folder

    ScriptedRuns scripted

    def setup() {
        scripted = new ScriptedRuns(folder)
    }

    def "a form begins a run, or changes the one that is on: #state"() {
        given:
        def runs = runsIn(state)

        when:
        def refused = refusalOf { runs.steer([user_count: ['3'], spawn_rate: ['2']]) }

        then:
        refused.contains(message)
        runs.begun() == begun
        runs.definition().options().load().users() == (message ? OptionalInt.empty() : OptionalInt.of(3))

        where:
        state      || begun | message
        'none'     || 1     | ''
        'begun'    || 1     | ''
        'stopped'  || 1     | 'is stopping'
        'ended'    || 1     | 'is stopping'
        'finished' || 2     | ''
        'quit'     || 0     | 'shutting down'
    }

    def "there is one run at a time: #state"() {
        given:
        def runs = runsIn(state)

        when:
        def refused = refusalOf { runs.begin() }

        then:
        refused.contains(message)
        runs.begun() == begun

        where:
        state      || begun | message
        'none'     || 1     | ''
        'begun'    || 1     | 'already'
        'stopped'  || 1     | 'already'
        'ended'    || 1     | 'already'
        'finished' || 2     | ''
        'quit'     || 0     | 'shutting down'
    }

    def "people see #shown, scripts #engine: #state"() {
        given:
        def runs = runsIn(state)

        expect:
        runs.present().shownState() == shown
        runs.present().state() == engine
        runs.present().on == on
        runs.last == (state == 'quit')

        where:
        state      || shown             | engine           | on
        'none'     || RunState.READY    | RunState.READY   | false
        'begun'    || RunState.SPAWNING | RunState.READY   | true
        'stopped'  || RunState.SPAWNING | RunState.READY   | true
        'ended'    || RunState.STOPPING | RunState.STOPPED | true
        'finished' || RunState.STOPPED  | RunState.STOPPED | false
        'quit'     || RunState.READY    | RunState.READY   | false
    }

    def "a script that wants users begins a run where none is on: #state"() {
        given:
        def runs = runsIn(state)

        when:
        def refused = refusalOf { runs.head(new Target(4, 1)) }

        then:
        refused.contains(message)
        runs.begun() == begun

        where:
        state      || begun | message
        'none'     || 1     | ''
        'begun'    || 1     | ''
        'ended'    || 1     | ''
        'finished' || 2     | ''
        'quit'     || 0     | 'shutting down'
    }

    def "an edit is in force at once where no run is on, and never when all ends: #state"() {
        given:
        def runs = runsIn(state, single)
        def before = runs.version()
        def done = []

        expect:
        runs.edit({ it }, { done << 'with' }) == taken
        done.size() == (taken ? 1 : 0)
        (runs.version() > before) == taken

        where:
        state      | single || taken
        'none'     | false  || true
        'finished' | false  || true
        'quit'     | false  || false
        'ended'    | true   || false
        'finished' | true   || false
    }

    def "while an edit waits for the end of a run, a form is told so"() {
        given:
        def runs = runsIn('ended')
        def taken = new CompletableFuture<Boolean>()
        def editing = Thread.ofPlatform().start { taken.complete(runs.edit({ it }, { })) }
        while (editing.state != Thread.State.WAITING) {
            Thread.onSpinWait()
        }

        expect:
        refusalOf { runs.steer([user_count: ['3'], spawn_rate: ['2']]) }.contains('is stopping')
        !taken.done

        when:
        runs.present().run().get().finish { }

        then:
        taken.get()
    }

    def "what cannot be run changes nothing"() {
        given:
        def runs = runsIn('none')
        def before = runs.version()

        expect:
        refusalOf { runs.steer([user_classes: ['Nobody']]) }.contains('Nobody')
        refusalOf { runs.change(new UserChange('Nobody', [weight: 2])) }.contains('Nobody')
        runs.version() == before
        runs.begun() == 0
        scripted.described == [runs.definition()]
    }

    def "a class is changed without changing how many users there are, which may have been done by hand"() {
        given:
        def runs = runsIn('begun')
        scripted.onDescribed = { runs.present().stop(WHY) }

        when:
        runs.present().retarget { new Target(it.users() + 5, it.spawnRate()) }
        runs.change(new UserChange('A', [weight: 3]))
        runs.next(Optional.empty()).get().run()

        then:
        runs.present().target().get().users() == 6
    }

    def "numbers by class: classes that are not named keep theirs, until a number in all counts again"() {
        given:
        classes('A', 'B', 'C')
        def runs = runsIn('none')
        def shares = { UserShares.counts(runs.definition().selected(), runs.definition().courses().constantTarget().users()) }

        when: 'nobody runs yet'
        runs.steer([user_classes_count: ['A=4', 'B=2'], spawn_rate: ['9']])

        then:
        shares() == [A: 4, B: 2, C: 0]
        runs.definition().courses().constantTarget() == new Target(6, 9)
        runs.definition().hasClassCounts()

        when:
        running(runs) {
            runs.steer([user_classes_count: ['C=5']])
        }

        then:
        shares() == [A: 4, B: 2, C: 5]
        runs.present().target().get() == new Target(11, 9)

        when: 'between two runs'
        runs.steer([user_count: ['12'], spawn_rate: ['9']])

        then:
        shares() == [A: 4, B: 4, C: 4]
        !runs.definition().hasClassCounts()
    }

    def "of users by weight, those that are not named stay as many as they are"() {
        given:
        classes('A', 'B')
        def runs = runsIn('none')
        runs.steer([user_count: ['8'], spawn_rate: ['50']])

        when:
        running(runs) {
            runs.steer([user_classes_count: ['A=1']])
        }

        then:
        runs.present().target().get() == new Target(5, 50)
        UserShares.counts(runs.definition().selected(), 5) == [A: 1, B: 4]
    }

    def "classes that are not named keep what is asked for, however early it comes: #what"() {
        given: 'a run whose loop has not turned yet'
        classes('A', 'B')
        def runs = runsIn('none')
        runs.steer(first)

        when:
        then.each { it instanceof Closure ? runs.present().retarget(it) : runs.steer(it) }

        then:
        UserShares.counts(runs.definition().selected(), counts.values().sum()) == counts
        runs.present().runner().get().wanted().get() == new Target(counts.values().sum(), 50)

        where:
        what                      | first                                                  | then                                                              || counts
        'before the first user'   | [user_count: ['20'], spawn_rate: ['50']]               | [[user_classes_count: ['A=5']]]                                   || [A: 5, B: 10]
        'behind another form'     | [user_classes_count: ['A=10', 'B=10'], spawn_rate: ['50']] | [[user_classes_count: ['A=100']], [user_classes_count: ['B=11']]] || [A: 100, B: 11]
        'behind steps by hand'    | [user_count: ['20'], spawn_rate: ['50']]               | [{ new Target(it.users() + 4, 50) }, [user_classes_count: ['A=5']]] || [A: 5, B: 12]
    }

    def "numbers by class are those of classes that take part"() {
        given:
        classes('A', 'B', 'C')
        def runs = runsIn('none')

        when:
        runs.steer([user_classes_count: ['A=4', 'B=2', 'C=3'], spawn_rate: ['50']])
        runs.steer([user_classes: ['A', 'C']])

        then:
        runs.definition().courses().constantTarget().users() == 7
        runs.present().runner().get().wanted().get().users() == 7
    }

    def "a class of weight zero, which others are made of, needs no host where numbers are given by class"() {
        given:
        script = """
            class Base extends dev.gryllus.http.HttpUser { static weight = 0 }
            user('A', User) { wait_time constant(100); task { } }
        """
        def runs = runsIn('none')

        when:
        runs.steer([user_classes_count: ['A=4'], spawn_rate: ['50']])
        running(runs) { runs.steer([user_classes_count: ['A=5']]) }

        then:
        runs.definition().selected().participating() == ['A']
    }

    def "a change of numbers by class lets users go on, and follows the spawn rate"() {
        given:
        script = """
            class Counted extends User { static made = new java.util.concurrent.atomic.AtomicInteger(); Counted() { made.incrementAndGet() } }
            class A extends Counted { def wait_time = constant(100); @task void t() { } }
            class B extends Counted { def wait_time = constant(100); @task void t() { } }
        """
        def runs = runsIn('none')
        runs.steer([user_count: ['8'], spawn_rate: ['50'], user_classes: ['A', 'B']])
        def made = { scripted.scripts.userClasses().A.made.get() }

        def before = 0

        when:
        running(runs) {
            before = made()
            runs.steer([user_classes_count: ['A=5', 'B=4']])
            while (runs.present().runner().get().plan().userTypes()*.share() != [new Share.Fixed(5), new Share.Fixed(4)]) {
                Thread.onSpinWait()
            }
        }

        then: 'one more of A, and none anew'
        made() - before == 1
    }

    def "numbers by class that make no sense change nothing: #fields"() {
        given:
        classes('A', 'B', "user('Api') { arrival_rate 5; task { } }; shape { run_time -> [1, 1] }")
        def runs = runsIn('none')
        def before = runs.definition()

        expect:
        refusalOf { runs.steer(fields) }.contains(message)
        runs.definition() == before

        where:
        fields                                                                              | message
        [user_classes_count: ['A=1']]                                                       | 'says how many users run'
        [user_classes_count: ['X=1'], shape_class: ['Default']]                             | 'Unknown User(s): X'
        [user_classes_count: ['B=1'], user_classes: ['A'], shape_class: ['Default']]        | 'Unknown User(s): B'
        [user_classes_count: ['Api=1'], shape_class: ['Default']]                           | 'Api starts its tasks at an arrival_rate'
    }

    /** Turns the loop of a run until what is done meanwhile is taken up. */
    private void running(Runs runs, Closure<?> change) {
        def run = runs.next(Optional.empty()).get()
        def main = Thread.ofPlatform().start { run.run(); run.finish { } }
        while (run.runner().state() != RunState.RUNNING) {
            Thread.onSpinWait()
        }
        change()
        def wanted = runs.definition().courses().constantTarget()
        while (run.runner().users() != wanted.users()) {
            Thread.onSpinWait()
        }
        run.stop(WHY)
        main.join()
    }

    def "a run that was begun is given to the main thread before the end"() {
        given:
        def runs = runsIn('begun')

        when:
        runs.quit(WHY)

        then:
        runs.next(Optional.empty()) == runs.present().run()
        runs.next(Optional.empty()).empty
        runs.ending
        runs.last
    }

    def "the main thread does not wait for ever where it is not to"() {
        expect:
        runsIn('none').next(Optional.of(Duration.ZERO)).empty
    }

    private Runs runsIn(String state, boolean single = false) {
        def runs = runs(single)
        if (state == 'quit') {
            runs.quit(WHY)
        } else if (state != 'none') {
            runs.begin()
        }
        if (state in ['stopped', 'ended', 'finished']) {
            runs.present().stop(WHY)
        }
        if (state in ['ended', 'finished']) {
            def run = runs.next(Optional.empty()).get()
            run.run()
            if (state == 'finished') {
                run.finish { }
            }
        }
        runs
    }

    /** @return the message; empty if it was not refused */
    private static String refusalOf(Closure<?> step) {
        try {
            step()
            ''
        } catch (PlanException e) {
            e.message
        }
    }

    private String script = "user('A', User) { wait_time constant(100); task { } }"

    private void classes(String... all) {
        script = all.collect { it ==~ /[A-Z]/ ? "user('$it', User) { wait_time constant(100); task { } }" : it }.join('\n')
    }

    private Runs runs(boolean single) {
        scripted.of(script, single, '--headless')
    }
}
