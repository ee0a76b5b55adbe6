package dev.gryllus.cli

import spock.lang.Specification

class SettingsSpec extends Specification {
    private static Settings of(Map<Setting, Value>... sources) {
        def settings = new Settings()
        sources.each { settings.add(it) }
        return settings
    }

    private static Value text(String text) {
        return new Value.Text(text, 'locust.conf:3: ')
    }

    private static Value items(String... items) {
        return new Value.Items(items as List, 'locust.conf:3: ')
    }

    def "a flag '#word' is #set"() {
        expect:
        of([(Setting.JSON): text(word)]).flag(Setting.JSON) == set

        where:
        word    || set
        'true'  || true
        'YES'   || true
        'On'    || true
        '1'     || true
        'false' || false
        'No'    || false
        'OFF'   || false
        '0'     || false
    }

    def "a flag that nobody sets is off"() {
        expect:
        !of().flag(Setting.JSON)
    }

    def "another word for a flag is refused"() {
        when:
        of([(Setting.HEADLESS): text(word)]).flag(Setting.HEADLESS)

        then:
        def mistake = thrown(OptionException)
        mistake.message == "locust.conf:3: Unexpected value for headless: '$word'." +
                " Expecting 'true', 'false', 'yes', 'no', 'on', 'off', '1' or '0'"

        where:
        word << ['maybe', '', '2', 'true ']
    }

    def "a source hides those below it, a flag turned off and an empty list too"() {
        given:
        def settings = of(
                [(Setting.JSON): text('no'), (Setting.TAGS): items(), (Setting.HOST): text('')],
                [(Setting.JSON): text('yes'), (Setting.TAGS): items('a'), (Setting.HOST): text('http://b'), (Setting.CSV): text('c')])

        expect:
        !settings.flag(Setting.JSON)
        settings.words(Setting.TAGS) == []
        settings.name(Setting.HOST).empty
        settings.name(Setting.CSV).get() == 'c'
    }

    def "a wrong value that is hidden does no harm"() {
        expect:
        of([(Setting.USERS): text('5')], [(Setting.USERS): text('many')])
                .value(Setting.USERS, Numbers.whole(0, 9)).get() == 5
    }

    def "a value that its format rejects is a mistake with place, option and reason"() {
        when:
        of([(Setting.USERS): text('10')]).value(Setting.USERS, Numbers.whole(0, 9))

        then:
        def mistake = thrown(OptionException)
        mistake.message == 'locust.conf:3: argument -u/--users: must be from 0 to 9'
        mistake.cause == null
    }

    def "a list is refused where one value is expected"() {
        when:
        of([(Setting.HOST): items('a', 'b')]).name(Setting.HOST)

        then:
        def mistake = thrown(OptionException)
        mistake.message == 'locust.conf:3: argument -H/--host: takes one value, not a list'
    }

    def "words come from a list as they are, and from a text by its separators"() {
        expect:
        of([(Setting.TAGS): items('a b', 'c,d')]).words(Setting.TAGS) == ['a b', 'c,d']
        of([(Setting.TAGS): text('a b, c')]).words(Setting.TAGS) == ['a', 'b', 'c']
        of().words(Setting.TAGS) == []
    }

    def "file names need at least one name"() {
        expect:
        of().fileNames(Setting.LOCUSTFILE) == []
        of([(Setting.LOCUSTFILE): text('a b, c')]).fileNames(Setting.LOCUSTFILE) == ['a b', 'c']
        of([(Setting.LOCUSTFILE): items('a', 'b')]).fileNames(Setting.LOCUSTFILE) == ['a', 'b']

        when:
        of([(Setting.LOCUSTFILE): text(' , ')]).fileNames(Setting.LOCUSTFILE)

        then:
        def mistake = thrown(OptionException)
        mistake.message == 'locust.conf:3: argument -f/--locustfile: expected the name of a file or directory'
    }
}
