package dev.gryllus.cli

import static dev.gryllus.cli.Customs.custom

import spock.lang.Specification

class HelpLayoutSpec extends Specification {
    private static String help(Command command, List<CustomOption> custom = []) {
        return new HelpLayout(new Vocabulary(command, custom, Vocabulary.Unknown.REFUSED)).text()
    }

    def "the help of #command names every option, its variable and its default"() {
        given:
        def help = help(command)
        def words = help.split(/[\s,]+/) as List

        expect:
        command.settings().each { setting ->
            def named = setting.kind() == Declaration.Kind.POSITIONAL ? [setting.placeholder()] : [setting.option()]
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
        help(command).readLines().every { it.length() <= 100 }

        where:
        command << Command.values()
    }

    def "the headings stand in Locust's order, and the usage before them"() {
        given:
        def lines = help(Command.RUN).readLines()

        expect:
        lines.first() == 'Usage: gryllus [options] [UserClass ...]'
        lines.findAll { it =~ /^[A-Z].*:$/ } == ['Common options:', 'Web UI options:', 'Tag options:', 'Request statistics options:',
            'Logging options:', 'Other options:', 'User classes:', 'Examples:']
    }

    def "the demo's help shows the demo's options and no locustfile by default"() {
        given:
        def help = help(Command.DEMO)

        expect:
        help.startsWith('Usage: gryllus demo [options] [UserClass ...]')
        help.contains('Demo options:')
        help.contains('--port <port number>')
        !help.contains('Default: locustfile.groovy')
    }

    def "an option is explained on the line of its name"() {
        expect:
        help(Command.RUN).readLines().any {
            it =~ /^  -L, --loglevel <level> +DEBUG, INFO, WARNING, ERROR or CRITICAL, in any case\.$/
        }
    }

    def "what an example shows can be run: #line"() {
        given:
        def words = line.trim().split(' ').dropWhile { it.contains('LOCUST_') || it == 'gryllus' }.toList()
        def command = Command.of(words)

        expect:
        !new CommandLineSyntax(new Vocabulary(command, [], Vocabulary.Unknown.REFUSED)).parse(command.operands(words)).isEmpty() || words in [['demo'], ['hash-password']]

        where:
        line << Command.values()
                .collectMany { HelpText.epilogue(it).readLines() }
                .findAll { it =~ /^  \S.*gryllus|^  gryllus/ }
    }

    def "options of the script have a group of their own, with choices, default and variable, but no secret"() {
        given:
        def help = help(Command.RUN, [
            custom('--env', choices: ['dev', 'prod'], fallback: 'dev', help: '100% of it', variable: 'SHOP_ENV', shortName: '-e'),
            custom('--token', fallback: 'hunter2', secret: true),
            custom('--fast', form: CustomOption.Form.SETS_TRUE)
        ])

        expect:
        help =~ /\nCustom options:\n  -e, --env \{dev,prod} +100% of it\n +Default: dev\. Env: SHOP_ENV\n/
        help.contains('--token <token>')
        help.contains('Default: ***')
        !help.contains('hunter2')
        help =~ /\n      --fast\n/
        help.indexOf('Custom options:') in (help.indexOf('Other options:')..help.indexOf('\nUser classes:'))
    }

    def "options that are not there are not in the help"() {
        expect:
        !help(Command.RUN).contains('--web-auth')
        !help(Command.RUN).contains('--master')
    }
}
