package dev.gryllus.script

import spock.lang.Specification

class ParsedOptionsSpec extends Specification {
    def options = new ParsedOptions([num_users: 5, host: null])

    def "options are properties, and may be changed"() {
        when:
        options.num_users = 6
        options.mine = 'x'

        then:
        options.num_users == 6
        options.host == null
        options.mine == 'x'
        options.vars() == [num_users: 6, host: null, mine: 'x']
    }

    def "what a script has written outlives a reload, the rest is as it is given now"() {
        given:
        options.num_users = 6
        options.mine = 'x'

        expect:
        new ParsedOptions([num_users: 7, host: 'h', added: 1]).after(options).vars() == [num_users: 6, host: 'h', added: 1, mine: 'x']
        new ParsedOptions([:]).after(new ParsedOptions([:]).after(options)).mine == 'x'
    }

    def "a name that is none is told with the likely one"() {
        when:
        options.num_user

        then:
        def mistake = thrown(ScriptMistake)
        mistake.message.startsWith("unknown 'num_user' in parsed_options. Did you mean 'num_users'?")
    }
}
