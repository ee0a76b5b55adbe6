package dev.gryllus

import ch.qos.logback.classic.Level
import dev.gryllus.engine.RunState
import dev.gryllus.engine.Target
import dev.gryllus.support.LogLines
import java.util.function.UnaryOperator
import spock.lang.AutoCleanup
import spock.lang.Specification

class UserKeysSpec extends Specification {
    @AutoCleanup
    LogLines log = new LogLines('gryllus.main')

    List<UnaryOperator<Target>> commands = []
    List<Boolean> pauses = []

    def "'#keys' makes #after of #before users, at 100 per second"() {
        when:
        keysWhile(RunState.RUNNING).pressed(keys)

        then:
        commands*.apply(new Target(before, 2.5)) == [new Target(after, 100)]
        log.of(Level.WARN) == []

        where:
        keys    | before | after
        'w'     | 10     | 11
        'W'     | 10     | 20
        's'     | 10     | 9
        'S'     | 10     | 0
        'w'     | 0      | 1
        's'     | 0      | 0
        'S'     | 9      | 0
        'Sw'    | 3      | 1
        'wwwWs' | 5      | 17
        'x w\n' | 5      | 6
    }

    def "presses of one look are one step, those of the next start from there"() {
        given:
        def keys = keysWhile(RunState.RUNNING)

        when:
        ['ww', 'W'].each { keys.pressed(it) }

        then:
        commands.inject(new Target(1, 1)) { target, command -> command.apply(target) } == new Target(13, 100)
    }

    def "types to which a shape has restricted new users stay in force"() {
        when:
        keysWhile(RunState.RUNNING).pressed('w')

        then:
        commands*.apply(new Target(1, 1, ['Shopper'] as Set)) == [new Target(2, 100, ['Shopper'] as Set)]
    }

    def "'#keys' while the run is #state: #warnings"() {
        when:
        keysWhile(state).pressed(keys)

        then:
        commands == []
        log.of(Level.WARN) == warnings

        where:
        state             | keys  || warnings
        RunState.SPAWNING | 'w'   || ["Already spawning users, can't spawn more right now"]
        RunState.SPAWNING | 'WWW' || ["Already spawning users, can't spawn more right now"]
        RunState.SPAWNING | 's'   || ["Spawning users, can't stop right now"]
        RunState.SPAWNING | 'SsS' || ["Spawning users, can't stop right now"]
        RunState.SPAWNING | 'x?'  || []
        RunState.READY    | 'w'   || ['No test is running: start one in the web interface']
        RunState.STOPPING | 'w'   || []
        RunState.STOPPED  | 'S'   || []
    }

    def "'#keys' while the run is #state: #expected"() {
        when:
        keysWhile(state).pressed(keys)

        then:
        pauses == expected
        commands.size() == changes
        log.of(Level.WARN) == warnings

        where:
        state             | keys  || expected | changes | warnings
        RunState.RUNNING  | 'p'   || [true]   | 0       | []
        RunState.SPAWNING | 'p'   || [true]   | 0       | []
        RunState.PAUSED   | 'p'   || [false]  | 0       | []
        RunState.RUNNING  | 'pp'  || []       | 0       | []
        RunState.PAUSED   | 'ppp' || [false]  | 0       | []
        RunState.PAUSED   | 'w'   || []       | 1       | []
        RunState.RUNNING  | 'Wp'  || [true]   | 1       | []
        RunState.READY    | 'p'   || []       | 0       | ['No test is running: start one in the web interface']
        RunState.STOPPING | 'p'   || []       | 0       | []
        RunState.STOPPED  | 'p'   || []       | 0       | []
    }

    def "keys without a meaning do nothing"() {
        when:
        keysWhile(RunState.RUNNING).pressed('abc\n \t12')

        then:
        commands == []
        [Level.INFO, Level.WARN].every { log.of(it) == [] }
    }

    def "? names the keys"() {
        when:
        keysWhile(RunState.RUNNING).pressed('?')

        then:
        commands == []
        log.of(Level.INFO) == ['Keys: w and W start 1 and 10 more users, s and S end 1 and 10, p pauses the test and lets it go on, CTRL+C ends it']
    }

    private UserKeys keysWhile(RunState state) {
        new UserKeys({ state }, new UserKeys.Steering({ commands << it }, { pauses << true }, { pauses << false }))
    }
}
