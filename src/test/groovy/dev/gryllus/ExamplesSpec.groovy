package dev.gryllus

import dev.gryllus.demo.DemoShop
import dev.gryllus.engine.Course
import dev.gryllus.engine.LoadShape
import dev.gryllus.engine.LocalWorker
import dev.gryllus.engine.Runner
import dev.gryllus.engine.StopReason
import dev.gryllus.engine.StopSignal
import dev.gryllus.engine.Target
import dev.gryllus.script.LocustfileLoader
import dev.gryllus.stats.Clock
import dev.gryllus.stats.Stats
import dev.gryllus.stats.StatsSnapshot
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** Every example is run, against the shop that it is written for. */
class ExamplesSpec extends Specification {
    static final Path FOLDER = Path.of('examples').toAbsolutePath()

    @Shared
    @AutoCleanup
    DemoShop shop = DemoShop.start(0)

    def "#example makes requests, all of its users take part, and nothing goes wrong but what is meant to"() {
        when:
        def statistics = run(FOLDER.resolve(example))

        then:
        statistics.total().requests() > 0
        statistics.exceptions().isEmpty()
        statistics.failures().keySet()*.entry()*.name().every { it == '/flaky' }

        where:
        example << examples()
    }

    def "the README shows an example as it is"() {
        expect:
        Files.readString(Path.of('README.md')).contains("```groovy\n${Files.readString(FOLDER.resolve('ten_lines.groovy'))}```")
    }

    /** The files at the top, and those named locustfile.groovy below: the rest are helpers. */
    private static List<String> examples() {
        Files.walk(FOLDER)
            .filter { it.parent == FOLDER && it.toString().endsWith('.groovy') || it.fileName.toString() == 'locustfile.groovy' }
            .map { FOLDER.relativize(it).toString() }
            .sorted()
            .toList()
    }

    private StatsSnapshot run(Path file) {
        def clock = Clock.system()
        def stats = new Stats(clock)
        def plan = LocustfileLoader.load([file], FOLDER, Optional.of(shop.url())).plan().runnable()
        def stopSignal = new StopSignal()
        def worker = new LocalWorker(plan, new LocalWorker.Surroundings(clock, stats, Duration.ofSeconds(5), stopSignal))
        def shape = LoadShape.constant(new Target(3 * plan.userTypes().size() + 2, 100))
        def course = new Course(shape, Optional.of(Duration.ofSeconds(1)))
        def runner = new Runner(plan, [worker], course, new Runner.Surroundings(stopSignal, clock, stats, []))
        assert runner.run() == new StopReason.RunTimeReached()
        stats.snapshot(0)
    }
}
