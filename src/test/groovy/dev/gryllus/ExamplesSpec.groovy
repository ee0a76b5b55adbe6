package dev.gryllus

import dev.gryllus.demo.DemoShop
import dev.gryllus.engine.ShapeContext
import dev.gryllus.script.LocustfileLoader
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import java.util.concurrent.Callable
import java.util.concurrent.Executors
import java.util.concurrent.Future
import javax.tools.ToolProvider
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** Every example is run, as from the command line, against the shop that it is written for. */
@Timeout(120)
class ExamplesSpec extends Specification {
    static final Path FOLDER = Path.of('examples').toAbsolutePath()

    /** What they wait for is mostly the end of their second. */
    static final int AT_ONCE = 6

    /** Fails on purpose. */
    static final List<String> MEANT_TO_FAIL = ['/flaky']

    /** Not in the first second, says their shape. */
    static final Map<String, List<String>> COME_LATER = [shape_user_classes: ['Buyer']]

    @Shared
    @AutoCleanup
    DemoShop shop = DemoShop.start(0)

    @Shared
    @TempDir
    Path scratch

    @Shared
    Map<String, Future<ExampleRun>> runs = [:]

    @Shared
    PrintStream out = System.out

    def setupSpec() {
        System.out = new PrintStream(OutputStream.nullOutputStream())  // examples print what they teach
        def pool = Executors.newFixedThreadPool(AT_ONCE)
        examples().eachWithIndex { example, i ->
            def folder = Files.createDirectory(scratch.resolve("$i"))
            runs[example] = pool.submit({ ExampleRun.of(FOLDER.resolve(example), shop.url(), folder, options(example)) } as Callable)
        }
        pool.shutdown()
    }

    def cleanupSpec() {
        runs.values()*.get()
        System.out = out
    }

    def "#example makes requests, all of its users take part, and nothing goes wrong but what is meant to"() {
        when:
        def run = runs[example].get()

        then:
        run.requests > 0
        run.usersByType
        run.usersByType.every { type, users -> users > 0 || type in COME_LATER[example - '.groovy'] }
        run.exceptions == []
        run.failures.findAll { !MEANT_TO_FAIL.contains(it.name) } == []

        where:
        example << examples()
    }

    def "#example is as its text says: #users users at #at"() {
        given:
        def plan = LocustfileLoader.load([FOLDER.resolve(example)], FOLDER, Optional.of(shop.url())).plan()
        def shape = plan.shape(Optional.ofNullable(named)).get().maker().apply(new ShapeContext({ 20 }, plan.userTypes()*.name() as Set))

        expect:
        at.collect { shape.at(Duration.ofSeconds(it)).map { it.users() }.orElse(null) } == users

        where:
        example                        | named       | at                          || users
        'shape_stages.groovy'          | null        | [0, 59, 60, 179, 239, 240]  || [10, 10, 50, 100, 1, null]
        'shape_double_wave.groovy'     | null        | [0, 180, 420, 600, 601]     || [20, 60, 40, 20, null]
        'shape_user_classes.groovy'    | null        | [0, 30, 60, 120]            || [10, 20, 50, null]
        'shape_wait_user_count.groovy' | null        | [10, 11, 70, 71]            || [20, 20, 20, null]
        'shapes_ready_made.groovy'     | null        | [0, 60, 200, 240]           || [20, 80, 20, null]
        'shapes_ready_made.groovy'     | 'stairs'    | [0, 30, 299, 300]           || [10, 20, 100, null]
        'shapes_ready_made.groovy'     | 'rush'      | [0, 60, 89, 90, 180]        || [10, 200, 200, 10, null]
    }

    def "a program of one's own runs a test without a script"() {
        given:
        def source = FOLDER.resolve('library/UseAsLibrary.java')
        def compiler = ToolProvider.systemJavaCompiler
        def path = System.getProperty('java.class.path')

        when:
        def errors = compiler.run(null, null, null, '-proc:none', '-cp', path, '-d', "$scratch", "$source")
        def program = new URLClassLoader([scratch.toUri().toURL()] as URL[], getClass().classLoader).loadClass('UseAsLibrary')
        def statistics = program.run(shop.url(), 4, Duration.ofSeconds(1))

        then:
        errors == 0
        statistics.total().requests() > 0
        statistics.total().failures().count() == 0
        statistics.exceptions().isEmpty()
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

    /** The script's own that its run needs. */
    private List<String> options(String example) {
        example == 'multiple_hosts.groovy' ? ['--api-host', shop.url()] : []
    }
}
