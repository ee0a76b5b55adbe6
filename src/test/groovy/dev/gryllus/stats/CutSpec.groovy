package dev.gryllus.stats

import dev.gryllus.support.Events
import dev.gryllus.support.FakeClock
import spock.lang.Specification

class CutSpec extends Specification {

    def "a text longer than the limit ends in an ellipsis"() {
        expect:
        Cut.to(3, text) == cut

        where:
        text   | cut
        ''     | ''
        'abc'  | 'abc'
        'abcd' | 'abc…'
    }

    def "what a script puts into names and messages is cut before it is kept"() {
        given:
        def stats = new Stats(new FakeClock())
        def long1 = 'x' * 3_000_000

        when:
        stats.request(Events.failure(name: long1, long1))
        stats.exception(new ScriptError(long1, long1))

        then:
        def snapshot = stats.snapshot(0)
        snapshot.entries().firstKey().name().length() == EntryKey.LONGEST_NAME + 1
        snapshot.failures().firstKey().reason().length() == FailureKey.LONGEST_REASON + 1
        snapshot.exceptions().firstKey().message().length() == ScriptError.LONGEST_MESSAGE + 1
        snapshot.exceptions().firstKey().trace().length() == ScriptError.LONGEST_TRACE + 1
    }
}
