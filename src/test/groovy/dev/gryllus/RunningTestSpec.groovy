package dev.gryllus

import ch.qos.logback.classic.Level
import dev.gryllus.cli.CommandLineParser
import dev.gryllus.data.DataFiles
import dev.gryllus.engine.Course
import dev.gryllus.engine.LoadShape
import dev.gryllus.engine.PlanException
import dev.gryllus.engine.Runner
import dev.gryllus.engine.StopReason
import dev.gryllus.engine.StopSignal
import dev.gryllus.engine.Target
import dev.gryllus.engine.Worker
import dev.gryllus.engine.WorkerStatus
import dev.gryllus.event.Environment
import dev.gryllus.script.Compilation
import dev.gryllus.script.ScriptDependencies
import dev.gryllus.support.FakeClock
import dev.gryllus.support.LogLines
import dev.gryllus.support.RecordingRecorder
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

    def clock = new FakeClock()
    def environment = new Environment(clock)
    def stopSignal = new StopSignal()
    def plans = []
    List<String> arguments = ['--headless']

    def "an edit that loads is taken up as a whole: plan, listeners, description and options"() {
        given:
        arguments = ['--headless', '--gone', 'x', '--size', '5']
        save('A', '--gone': 'g', '--size': '3', '--mode': 'slow')
        def test = begin()
        environment.parsed_options.note = 'written by the script'

        when:
        save('B', '--size': '4', '--mode': 'fast', '--fresh': 'new')
        def edit = test.load { }

        then: 'nothing yet'
        environment.user_classes == ['A']
        plans.empty

        when:
        def taken = edit.taking().asBoolean

        then:
        taken
        plans*.typeNames() == [['B']]
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
        test.load { }.taking().asBoolean

        then:
        def e = thrown(PlanException)
        e.message.contains(message)
        environment.user_classes == ['A']
        environment.events.is(events)
        plans.empty

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
        def edit = test.load { }

        when:
        end()
        def taken = edit.taking().asBoolean

        then:
        !taken
        test.ending
        plans.empty
        environment.user_classes == ['A']
    }

    private Thread running

    private RunningTest begin() {
        def reader = new ScriptReader([folder.resolve('locustfile.groovy')], folder, Optional.empty(),
            Compilation.anew(folder), ScriptDependencies.ofScriptsOnly(), new DataFiles(), environment)
        def first = reader.read { }
        environment.relay().become(first.events())
        def scriptOptions = new ScriptOptions(new CommandLineParser([:], folder, folder, ''), arguments as String[])
        def options = scriptOptions.of(first)
        def plan = new PlanChoice(options.selection()).selected(first)
        def courses = new CourseChoice(options.load(), Optional.empty(), false)
        def descriptions = new Descriptions(reader)
        environment.describe(descriptions.of(options, plan, courses))
        def worker = Stub(Worker) {
            replan(_) >> { plans << it[0] }
            status() >> new WorkerStatus(new TreeMap(), 0)
        }
        def runner = new Runner(plan, [worker], new Course(LoadShape.constant(new Target(1, 1)), Optional.empty()),
            new Runner.RunContext(stopSignal, clock, new RecordingRecorder(), []))
        running = Thread.ofPlatform().daemon().start { runner.run() }
        new RunningTest(reader, scriptOptions, runner, descriptions, new RunningTest.Present(options, courses))
    }

    private void end() {
        stopSignal.stop(new StopReason.Requested('spec'))
        running.join()
    }

    private void save(Map<String, ?> declared = [:], String type) {
        save(type, declared)
    }

    private void save(String type, Map<String, ?> declared) {
        def added = declared.collect { name, fallback -> "it.add_argument('$name', default: ${fallback instanceof String ? "'$fallback'" : fallback})" }
        Files.writeString(folder.resolve('locustfile.groovy'), """
            events.init_command_line_parser.add_listener { ${added.join('; ')} }
            user('$type', User) { task { } }
        """)
    }
}
