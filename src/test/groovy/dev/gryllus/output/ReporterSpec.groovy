package dev.gryllus.output

import ch.qos.logback.classic.Level
import dev.gryllus.stats.StatsSnapshot
import dev.gryllus.support.FakeClock
import dev.gryllus.support.LogLines
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit
import java.util.function.Supplier
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.TempDir

class ReporterSpec extends Specification {
    static final INFO = new RunInfo(
        FakeClock.ORIGIN, Optional.empty(), { new RunManifest('0', new TreeMap(), [], Machine.current()) })

    @TempDir
    Path folder

    @AutoCleanup
    LogLines log = new LogLines()

    SampleRun run = new SampleRun()

    def "tells each output of the start, the ticks and the end, in order"() {
        given:
        def calls = []
        def outputs = ['a', 'b'].collect { name ->
            output(name, { calls << "start $name" }, { calls << "tick $name" }, { calls << "finish $name" })
        }
        def reporter = new Reporter(stoppedClock(), run::snapshot, outputs)

        when:
        reporter.start(INFO)
        awaitEnd()
        reporter.finish({})

        then:
        calls == ['start a', 'start b', 'tick a', 'tick b', 'finish a', 'finish b']
    }

    def "all outputs finish with the very snapshot that it returns"() {
        given:
        def seen = []
        def outputs = (1..3).collect { output('o', {}, {}, { seen << it }) }
        def reporter = new Reporter(run.clock, run::snapshot, outputs)
        run.at(1).request('GET', '/', 5)

        when:
        def result = reporter.finish({})

        then:
        result.total().total().requests() == 1
        seen.size() == 3
        seen.every { it.is(result) }

        and: 'a second call changes nothing'
        run.request('GET', '/', 5)
        reporter.finish({}).is(result)
        seen.size() == 3
        !reporter.tick()
    }

    def "ticks every second from the start, without drift"() {
        given: 'snapshots that take their time, and a clock that ends the ticks after a while'
        def times = []
        def clock = new FakeClock() {
            @Override
            void sleep(Duration duration) throws InterruptedException {
                if (slept.size() == 9) {
                    throw new InterruptedException()
                }
                super.sleep(duration)
            }
        }
        def work = [300, 0, 999, 1_000, 2_500, 1, 0, 0]
        def done = new CountDownLatch(8)
        Supplier<StatsSnapshot> snapshots = {
            times << clock.elapsed().toMillis()
            clock.advance(Duration.ofMillis(work[times.size() - 1]))
            done.countDown()
            StatsSnapshot.empty(clock.now())
        }
        def reporter = new Reporter(clock, snapshots, [])

        when:
        reporter.start(INFO)

        then: 'a late tick does not delay the next, and missed ones are left out'
        done.await(10, TimeUnit.SECONDS)
        times == [1_000, 2_000, 3_000, 4_000, 6_000, 9_000, 10_000, 11_000]
    }

    def "a run that ends before the first tick is told at its end"() {
        given:
        def calls = []
        def clock = new FakeClock() {
            @Override
            void sleep(Duration duration) throws InterruptedException {
                new CountDownLatch(1).await()
            }
        }
        def reporter = new Reporter(clock, run::snapshot, [output('o', { calls << 'start' }, { calls << 'tick' }, { calls << 'finish' })])
        run.at(0.05).request('GET', '/', 5)

        when:
        reporter.start(INFO)
        def told = reporter.finish({})

        then:
        calls == ['start', 'finish']
        told.total().total().requests() == 1
        told.recent().total().requests() == 1
    }

    def "the first tick tells of the start, and what came since then counts with the second"() {
        given:
        def told = []
        def reporter = new Reporter(stoppedClock(), run::snapshot, [output('o', {}, { told << it }, {})])

        when:
        reporter.start(INFO)
        awaitEnd()
        run.at(0.1).request('GET', '/', 5)
        run.at(1)
        reporter.tick()

        then:
        told*.total()*.total()*.requests() == [0, 1]
        told*.recent()*.total()*.requests() == [0, 1]
        told*.total()*.takenAt() == [FakeClock.ORIGIN, FakeClock.ORIGIN + Duration.ofSeconds(1)]
    }

    def "#elapsed ms after the start the next tick is #wait ms away"() {
        expect:
        Reporter.untilNextTick(Duration.ofMillis(elapsed)) == Duration.ofMillis(wait)

        where:
        elapsed || wait
        0       || 1_000
        1       || 999
        999     || 1
        1_000   || 1_000
        3_250   || 750
    }

    def "finishing wakes the sleeping thread and waits for a tick under way"() {
        given:
        def ticking = new CountDownLatch(1)
        def mayGoOn = new CountDownLatch(1)
        def calls = [].asSynchronized()
        def slow = output('slow', {}, { ticking.countDown(); mayGoOn.await(); calls << 'tick' }, { calls << 'finish' })
        def reporter = new Reporter(dev.gryllus.stats.Clock.system(), run::snapshot, [slow])
        reporter.start(INFO)
        ticking.await()

        when:
        def finisher = Thread.start { reporter.finish({}) }
        mayGoOn.countDown()
        finisher.join(10_000)

        then: 'the tick was not interrupted: its await would have thrown'
        !finisher.alive
        calls == ['tick', 'finish']
    }

    def "an unwritable path is said once, and the run goes on"() {
        given:
        folder.resolve('file').toFile().text = ''
        def ticks = []
        def csv = new CsvOutput("$folder/file/run", false)
        def json = JsonOutput.toFile("$folder/file/run")
        def other = output('other', {}, { ticks << it }, {})
        def reporter = new Reporter(stoppedClock(), run::snapshot, [csv, json, other])

        when:
        reporter.start(INFO)
        awaitEnd()
        5.times { reporter.tick() }
        reporter.finish({})

        then:
        def warnings = log.of(Level.WARN)
        warnings.size() == 2
        warnings[0].startsWith("JSON file $folder/file/run.json: cannot be written: ")
        warnings[1].startsWith("CSV files $folder/file/run_*.csv: cannot be written: ")
        warnings.every { it.contains("$folder/file") && it.endsWith('The run goes on; it is tried again at the end.') }
        ticks.size() == 6
    }

    @Requires({ new File('/dev/full').exists() })
    def "a full disk is said once, and the run goes on"() {
        given:
        Files.createSymbolicLink(folder.resolve('run_stats_history.csv'), Path.of('/dev/full'))
        def reporter = new Reporter(run.clock, run::snapshot, [new CsvOutput("$folder/run", false)])

        when:
        5.times { reporter.tick() }
        run.at(1).request('GET', '/', 5)
        reporter.finish({})

        then:
        log.of(Level.WARN) == ["CSV files $folder/run_*.csv: cannot be written: No space left on device. " +
            'The run goes on; it is tried again at the end.']

        and: 'what still fits is written at the end'
        folder.resolve('run_stats.csv').toFile().text.contains('GET,/,1,')
    }

    def "what could not be written is tried again at the end only"() {
        given:
        int ticks = 0
        int finishes = 0
        def output = output('flaky', {}, {
            ticks++
            throw new IOException('No space left on device')
        }, { finishes++ })
        def reporter = new Reporter(run.clock, run::snapshot, [output])

        when:
        4.times { reporter.tick() }
        reporter.finish({})

        then:
        ticks == 1
        finishes == 1
        log.of(Level.WARN) ==
            ['flaky: cannot be written: No space left on device. The run goes on; it is tried again at the end.']
        log.of(Level.INFO) == ['flaky: could be written at the end.']
    }

    def "a mistake of ours in an output does not end the run either"() {
        given:
        def broken = output('broken', {}, { throw new IllegalStateException('bug') }, { throw new IllegalStateException('bug') })
        def fine = []
        def reporter = new Reporter(run.clock, run::snapshot, [broken, output('fine', {}, { fine << it }, { fine << it })])

        when:
        2.times { reporter.tick() }
        reporter.finish({})

        then:
        fine.size() == 3
        log.of(Level.ERROR) == ['broken: failed by a mistake in Gryllus; the run goes on.']
    }

    def "an exception that names nothing but a path is explained"() {
        given:
        def output = output('x', {}, { throw exception }, {})

        when:
        new Reporter(run.clock, run::snapshot, [output]).tick()

        then:
        log.of(Level.WARN) == ["x: cannot be written: $reason. The run goes on; it is tried again at the end."]

        where:
        exception                                           || reason
        new java.nio.file.NoSuchFileException('/a')         || 'no such folder: /a'
        new java.nio.file.AccessDeniedException('/a')       || 'permission denied: /a'
        new java.nio.file.FileAlreadyExistsException('/a')  || 'not a folder: /a'
        new UncheckedIOException(new IOException('broken')) || 'broken'
    }

    private CountDownLatch ended = new CountDownLatch(1)

    /** Ends the reporter's thread after the first tick, so that a spec can tick by hand. */
    private FakeClock stoppedClock() {
        def latch = ended
        new FakeClock() {
            @Override
            void sleep(Duration duration) throws InterruptedException {
                if (duration != Reporter.LATER) {
                    latch.countDown()
                    throw new InterruptedException()
                }
            }
        }
    }

    private void awaitEnd() {
        assert ended.await(10, TimeUnit.SECONDS)
    }

    private static Output output(String name, Closure onStart, Closure onTick, Closure onFinish) {
        new Output() {
            @Override
            String name() {
                name
            }

            @Override
            void start(RunInfo info) {
                onStart(info)
            }

            @Override
            void tick(Progress progress) {
                onTick(progress)
            }

            @Override
            void finish(Progress progress) {
                onFinish(progress)
            }
        }
    }
}
