package dev.gryllus.cli

import spock.lang.Specification

class HelpTextSpec extends Specification {
    def "the help of #command names every option, its variable and its default"() {
        given:
        def help = new CommandLineSyntax(command).help()
        def words = help.split(/[\s,]+/) as List

        expect:
        command.settings().each { setting ->
            def named = setting.kind() == Setting.Kind.POSITIONAL ? [setting.placeholder()] : [setting.option()]
            assert words.containsAll(named + setting.shortOption().stream().toList() + setting.variable().stream().toList())
            if (command.fallbacks().containsKey(setting)) {
                assert help.contains("Default: ${command.fallbacks()[setting]}")
            }
        }

        where:
        command << Command.values()
    }

    def "the help of #command is at most 100 columns wide"() {
        expect:
        new CommandLineSyntax(command).help().readLines().every { it.length() <= 100 }

        where:
        command << Command.values()
    }

    def "the headings stand in Locust's order, and the usage before them"() {
        given:
        def lines = new CommandLineSyntax(Command.RUN).help().readLines()

        expect:
        lines.first() == 'Usage: gryllus [options] [UserClass ...]'
        lines.findAll { it =~ /^[A-Z].*:$/ } == ['Common options:', 'Tag options:', 'Request statistics options:',
            'Logging options:', 'Other options:', 'User classes:', 'Examples:']
    }

    def "the demo's help shows the demo's options and no locustfile by default"() {
        given:
        def help = new CommandLineSyntax(Command.DEMO).help()

        expect:
        help.startsWith('Usage: gryllus demo [options] [UserClass ...]')
        help.contains('Demo options:')
        help.contains('--port <port number>')
        !help.contains('Default: locustfile.groovy')
    }

    def "an option is explained on the line of its name"() {
        expect:
        new CommandLineSyntax(Command.RUN).help().readLines().any {
            it =~ /^  -L, --loglevel <level> +DEBUG, INFO, WARNING, ERROR or CRITICAL, in any case\.$/
        }
    }

    def "what an example shows can be run: #line"() {
        given:
        def words = line.trim().split(' ').dropWhile { it.contains('LOCUST_') || it == 'gryllus' }.toList()
        def command = Command.of(words)

        expect:
        !new CommandLineSyntax(command).parse(command.operands(words)).isEmpty() || words == ['demo']

        where:
        line << Command.values()
                .collectMany { HelpText.epilogue(it).readLines() }
                .findAll { it =~ /^  \S.*gryllus|^  gryllus/ }
    }
}
