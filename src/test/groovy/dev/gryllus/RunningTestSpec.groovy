package dev.gryllus

import ch.qos.logback.classic.Level
import dev.gryllus.cli.CommandLineParser
import dev.gryllus.data.DataFiles
import dev.gryllus.engine.PlanException
import dev.gryllus.engine.StopReason
import dev.gryllus.event.Environment
import dev.gryllus.output.PlainScreen
import dev.gryllus.script.Compilation
import dev.gryllus.script.ScriptDependencies
import dev.gryllus.stats.Clock
import dev.gryllus.support.LogLines
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

@Timeout(60)
class RunningTestSpec extends Specification {
    @TempDir
    Path folder

    @AutoCleanup
    def log = new LogLines('gryllus.reload')

    def clock = Clock.system()
    def screen = new PlainScreen(new PrintStream(OutputStream.nullOutputStream()))
    def environment = new Environment(clock)
    boolean running = true
    boolean single = true
    List<String> arguments = ['--headless']

    def "an edit that loads is taken up as a whole: plan, listeners, description and options"() {
        given:
        arguments = ['--headless', '--gone', 'x', '--size', '5']
        save('A', '--gone': 'g', '--size': '3', '--mode': 'slow')
        def test = begin()
        environment.parsed_options.note = 'written by the script'

        when:
        save('B', '--size': '4', '--mode': 'fast', '--fresh': 'new')
        def edit = test.load([:]) { }

        then: 'nothing yet'
        environment.user_classes == ['A']
        typesNow() == ['A']

        when:
        def taken = edit.taking().asBoolean

        then:
        taken
        typesNow() == ['B']
        environment.user_classes == ['B']
        environment.events.is(edit.scripts().events())
        environment.parsed_options.size == '5'
        environment.parsed_options.mode == 'fast'
        environment.parsed_options.fresh == 'new'
        environment.parsed_options.note == 'written by the script'
        !environment.parsed_options.vars().containsKey('gone')
        log.of(Level.INFO) == ['Options of the script: --mode is fast now, was slow; --fresh is new: new; --gone is gone']

        cleanup:
        end()
    }

    def "what does not fit the operator's words changes nothing: #message"() {
        given:
        arguments = ['--headless', *words]
        save('A', '--size': '3')
        def test = begin()
        def events = environment.events

        when:
        save(name, declared)
        test.load([:]) { }.taking().asBoolean

        then:
        def e = thrown(PlanException)
        e.message.contains(message)
        environment.user_classes == ['A']
        environment.events.is(events)
        typesNow() == ['A']

        cleanup:
        end()

        where:
        words           | name | declared                            || message
        ['A']           | 'B'  | [:]                                 || 'A'
        ['--size', 'x'] | 'A'  | ['--size': 3]                       || 'size'
    }

    def "an edit that the end of the run overtakes is not taken up"() {
        given:
        save('A')
        def test = begin()
        save('B')
        def edit = test.load([:]) { }

        when:
        end()
        def taken = edit.taking().asBoolean

        then:
        !taken
        test.ending
        typesNow() == ['A']
        environment.user_classes == ['A']
    }

    def "without a run an edit is in force at once, and the next run is made of it"() {
        given:
        running = false
        single = false
        save('A')
        def test = begin()
        save('B', '--size': '4')

        expect:
        test.load([:]) { }.taking().asBoolean
        typesNow() == ['B']
        environment.user_classes == ['B']
        environment.parsed_options.size == '4'
        test.outdated() == 0
        !test.ending
    }

    def "an edit that meets the end of a run waits for it, and is in force for the next"() {
        given:
        single = false
        save('A')
        def test = begin()
        save('B')
        def edit = test.load([:]) { }

        when:
        runs.present().stop(new StopReason.Requested('spec'))

        then:
        edit.taking().asBoolean
        typesNow() == ['B']
        !test.ending

        cleanup:
        end()
    }

    def "what a form has said stays in force across edits, as long as it fits"() {
        given:
        save('A', '--size': '4')
        def test = begin()
        def fields = [size: ['7'], user_classes: ['A'], host: ['http://other']]

        when:
        runs.steer([user_count: ['3'], spawn_rate: ['2'], *: fields])
        save('A', '--size': '5')
        def taken = test.load([:]) { }.taking().asBoolean

        then:
        taken
        environment.parsed_options.size == '7'
        runs.definition().selected().userTypes()*.host() == [Optional.of('http://other')]

        when: 'the class is gone that somebody has chosen'
        save('B')
        test.load([:]) { }

        then:
        def e = thrown(PlanException)
        e.message.startsWith('Unknown User(s): A')

        cleanup:
        end()
    }

    private List<String> typesNow() {
        runs.definition().selected().typeNames()
    }

    private TestRun run
    private Runs runs
    private Thread main

    private RunningTest begin() {
        def reader = new ScriptReader([folder.resolve('locustfile.groovy')], folder, Optional.empty(),
            Compilation.anew(folder), ScriptDependencies.ofScriptsOnly(), new DataFiles(), environment)
        def first = reader.read { }
        environment.relay().become(first.events())
        def scriptOptions = new ScriptOptions(new CommandLineParser([:], folder, folder, ''), arguments as String[])
        def definition = Definition.of(first, scriptOptions.of(first))
        def descriptions = new Descriptions(reader)
        def around = new TestRun.Surroundings(environment, new Generations(first, clock.now()), screen, Optional.empty(), Optional.empty(), clock)
        runs = new Runs(definition, single, { environment.describe(descriptions.of(it)) }, { number, defined -> new TestRun(defined, around) })
        if (running) {
            runs.begin()
            run = runs.next(Optional.empty()).get()
            main = Thread.ofPlatform().daemon().start { run.run(); run.finish { } }
        }
        new RunningTest(reader, scriptOptions, runs)
    }

    private void end() {
        runs.quit(new StopReason.Requested('spec'))
        main?.join()
    }

    private void save(Map<String, ?> declared = [:], String type) {
        save(type, declared)
    }

    private void save(String type, Map<String, ?> declared) {
        def added = declared.collect { name, fallback -> "it.add_argument('$name', default: ${fallback instanceof String ? "'$fallback'" : fallback})" }
        Files.writeString(folder.resolve('locustfile.groovy'), """
            events.init_command_line_parser.add_listener { ${added.join('; ')} }
            user('$type', User) { wait_time constant(100); task { } }
        """)
    }
}
