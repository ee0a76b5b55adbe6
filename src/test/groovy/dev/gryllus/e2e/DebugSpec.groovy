package dev.gryllus.e2e

import com.sun.jdi.Bootstrap
import com.sun.jdi.IntegerValue
import com.sun.jdi.ObjectReference
import com.sun.jdi.VirtualMachine
import com.sun.jdi.event.BreakpointEvent
import com.sun.jdi.event.ClassPrepareEvent
import dev.gryllus.demo.DemoShop
import dev.gryllus.support.Program
import dev.gryllus.support.QuietPort
import java.nio.file.Path
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir

class DebugSpec extends Specification {
    static final String TWO_TYPES = '''
        events.test_start.add_listener { println 'test starts' }
        events.test_stop.add_listener { println 'test stops' }
        user('Shopper') {
            wait_time constant(100)
            on_start { client.post('/login', json: [user: 'ada', password: 'secret']) }
            task('look') { client.get('/items/7', name: '/items/[id]') }
        }
        user('Thief') {
            task { grab() }
            on_stop { println 'thief stops' }
        }
    '''

    @Shared
    @AutoCleanup
    DemoShop shop = DemoShop.start(0)

    @TempDir
    Path folder

    private Program debug(String script, String... arguments) {
        Program.locustfile(folder, script)
        Program.start(folder, 'debug', '-H', shop.url(), *arguments)
    }

    def "one user of the first type runs, each request is shown, pauses are left out if asked"() {
        when:
        def run = debug(TWO_TYPES, '--iterations', '2', '--no-wait').await()

        then:
        run.exitCode == 0
        run.stderr.contains('Debugging Shopper. There are Shopper, Thief')
        run.stdout.readLines()[1] == 'test starts'
        run.stdout.readLines().last() == 'test stops'
        run.stdout =~ /TIME +TYPE +NAME +STATUS +MS +BYTES +ERROR/
        run.stdout =~ /POST +\/login +200 +\d+\.\d +\d+\n/
        run.stdout.findAll(/GET +\/items\/\[id\] +200 /).size() == 2
        !run.stdout.contains('ada')
    }

    def "phases, headers and bodies are shown if asked"() {
        when:
        def run = debug(TWO_TYPES, 'Shopper', '--iterations', '1', '--show-phases', '--show-headers', '--show-bodies').await()

        then:
        run.stdout =~ /dns \d+\.\d\d ms, connect \d+\.\d\d ms, tls \d+\.\d\d ms, first byte \d+\.\d\d ms, body \d+\.\d\d ms/
        run.stdout.contains("> POST ${shop.url()}/login")
        run.stdout.contains('> Content-Type: application/json')
        run.stdout.contains('> {"user":"ada","password":"secret"}')
        run.stdout.contains('< HTTP/1.1 200 OK')
        run.stdout =~ /< \{"id":7,/
    }

    def "a fault of the script is shown with its lines, and decides the exit code"() {
        when:
        def run = debug(TWO_TYPES, 'Thief', '--iterations', '1').await()

        then:
        run.exitCode == 1
        run.stdout =~ /error +MissingMethodException: .*grab/
        run.stdout =~ / at locustfile\.groovy:10\n +\| task \{ grab\(\) }/
        run.stdout.contains('thief stops')
    }

    def "CTRL+C ends the user in order while it waits, --run-time does"() {
        when:
        def byHand = debug(TWO_TYPES, 'Shopper').awaitLine('100.00 s').signal('INT').await()
        def byTime = debug(TWO_TYPES, 'Shopper', '-t', '1s').await()

        then:
        [byHand, byTime]*.exitCode == [0, 0]
        byHand.stderr.contains('Exiting due to CTRL+C interruption')
        byTime.stderr.contains('--run-time limit reached')
        [byHand, byTime].every { it.stdout.contains('test stops') }
    }

    def "#arguments is refused: #message"() {
        expect:
        with(debug(TWO_TYPES, *arguments).await()) {
            exitCode == code
            stderr.contains(message)
        }

        where:
        arguments                                   | code | message
        ['Shopper', 'Thief']                        | 1    | 'gryllus debug runs one user; name one of Shopper, Thief'
        ['-u', '5']                                 | 2    | 'unrecognized arguments: -u'
        ['--debug-suspend']                         | 2    | "'--debug-suspend' requires '--debug-port'"
        ['--debug-po', '5005']                      | 2    | 'no debugger can attach'
        ['--debug-port', '70000']                   | 2    | '--debug-port'
    }

    def "a debugger attaches on loopback, and a breakpoint in a task of a script is hit and shows its variables"() {
        given:
        def port = QuietPort.find()
        def run = debug('''
            user('Shopper') {
                task('look') {
                    def item = 40 + 2
                    client.get("/items/$item")
                }
            }
        ''', '--iterations', '1', "--debug-port=$port", '--debug-suspend').awaitLine("Waiting for a debugger at 127.0.0.1:$port")

        when:
        def machine = attach(port)
        def arguments = run.process.info().commandLine().get() // only now is the process surely Java, no longer its launcher
        def hit = breakpointIn(machine, 'locustfile', 5)
        def frame = hit.thread().frame(0)
        def item = frame.getValue(frame.visibleVariableByName('item')) as ObjectReference
        def value = item.getValue(item.referenceType().fieldByName('value')) as IntegerValue
        def found = [frame.location().sourceName(), hit.thread().name(), value.value()]
        machine.dispose()
        run.await()

        then:
        arguments.contains("address=127.0.0.1:$port")
        found == ['locustfile.groovy', 'main', 42]
        run.exitCode == 0
        run.stdout =~ /GET +\/items\/42 +200/
    }

    private static VirtualMachine attach(int port) {
        def connector = Bootstrap.virtualMachineManager().attachingConnectors().find { it.name().endsWith('SocketAttach') }
        def arguments = connector.defaultArguments()
        arguments.hostname.value = '127.0.0.1'
        arguments.port.value = "$port"
        for (attempt in 1..600) {
            try {
                return connector.attach(arguments)
            } catch (ConnectException ignored) {
                Thread.sleep(100) // the other process has no other sign that it listens
            }
        }
        throw new IllegalStateException("nothing listens on $port")
    }

    /** Sets it where the class that has code at the line is loaded, as an IDE does. */
    private static BreakpointEvent breakpointIn(VirtualMachine machine, String script, int line) {
        def prepared = machine.eventRequestManager().createClassPrepareRequest()
        prepared.addClassFilter("$script*")
        prepared.enable()
        machine.resume()
        while (true) {
            def events = machine.eventQueue().remove(60_000)
            assert events != null
            for (event in events) {
                if (event instanceof BreakpointEvent) {
                    return event
                }
                if (event instanceof ClassPrepareEvent) {
                    event.referenceType().locationsOfLine(line).take(1)
                        .each { machine.eventRequestManager().createBreakpointRequest(it).enable() }
                }
            }
            events.resume()
        }
    }
}
