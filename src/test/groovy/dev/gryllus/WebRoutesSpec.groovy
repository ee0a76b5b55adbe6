package dev.gryllus

import dev.gryllus.data.DataFiles
import dev.gryllus.engine.PlanException
import dev.gryllus.event.Environment
import dev.gryllus.event.ProcessEvents
import dev.gryllus.event.RouteAnswer
import dev.gryllus.script.Compilation
import dev.gryllus.script.LoadContext
import dev.gryllus.script.LoadedScripts
import dev.gryllus.script.LocustfileLoader
import dev.gryllus.script.ScriptDependencies
import dev.gryllus.stats.Clock
import dev.gryllus.web.OurPaths
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** Routes of real scripts: from where they are registered to what becomes of them. */
@Timeout(60)
class WebRoutesSpec extends Specification {
    @TempDir
    Path folder

    def environment = new Environment(Clock.system())

    def setup() {
        environment.openWebUi(OurPaths::contain)
    }

    def "a route is registered at the top level, in a listener of init, and later on"() {
        given:
        takeUp """\
            environment.web_ui.route('/top') { 'top' }
            events.init.add_listener { e ->
                e.web_ui.route('/init') { 'init' }
            }
            events.test_start.add_listener { e -> e.environment.web_ui.route('/run') { 'run' } }
            user('A') { task { } }"""

        when:
        new ProcessEvents(environment).init()
        environment.events.test_start.fire(environment: environment)

        then:
        ['/top', '/init', '/run'].collect { answer(it).body() } == ['top', 'init', 'run']
    }

    def "an edit that is taken up brings its own routes, and one that is not none"() {
        given:
        takeUp """\
            environment.web_ui.route('/a') { 'a1' }
            environment.web_ui.route('/b') { 'b1' }
            user('A') { task { } }"""

        when:
        def edited = load """\
            environment.web_ui.route('/a') { 'a2' }
            user('A') { task { } }"""

        then:
        answer('/a').body() == 'a1'

        when:
        environment.relay().become(edited.events())

        then:
        answer('/a').body() == 'a2'
        environment.web_ui.answer('/b', [:]).empty
    }

    def "a fault names file and line, and a path of Gryllus is refused where the script takes it"() {
        given:
        takeUp """\
            environment.web_ui.route('/a') {
                throw new IllegalStateException('ouch')
            }
            user('A') { task { } }"""

        expect:
        answer('/a').status() == 500
        answer('/a').body().contains('ouch')
        answer('/a').body().contains('locustfile.groovy:2')

        when:
        load """\
            user('A') { task { } }
            environment.web_ui.route('/stats/requests') { }"""

        then:
        def e = thrown(PlanException)
        e.message.contains("'/stats/requests' belongs to Gryllus itself")
        e.message.contains('locustfile.groovy:2')
    }

    def "the example answers as its text says"() {
        given:
        environment.relay().become(loadFile(Path.of('examples/web_routes.groovy').toAbsolutePath()).events())

        expect:
        answer('/sold').body() == [orders: 0, cents: 0]
        with(answer('/sold', [limit: ['100']])) {
            status() == 404
            body() == 'not 100 orders yet'
        }
        with(answer('/sold/page')) {
            type().get() == 'text/html'
            body() == '<h1>0 orders</h1>'
        }
    }

    private RouteAnswer answer(String path, Map<String, List<String>> parameters = [:]) {
        environment.web_ui.answer(path, parameters).get()
    }

    private void takeUp(String text) {
        environment.relay().become(load(text).events())
    }

    private LoadedScripts load(String text) {
        loadFile(Files.writeString(folder.resolve('locustfile.groovy'), text.stripIndent()))
    }

    private LoadedScripts loadFile(Path file) {
        LocustfileLoader.load([file], new LoadContext(folder, Optional.empty(), Compilation.anew(folder), ScriptDependencies.ofScriptsOnly(),
            new DataFiles(), environment, [:], {}))
    }
}
