package dev.gryllus

import ch.qos.logback.classic.Level
import dev.gryllus.engine.PlanException
import dev.gryllus.script.LoadedScripts
import dev.gryllus.script.LocustfileLoader
import dev.gryllus.support.FakeClock
import dev.gryllus.support.LogLines
import dev.gryllus.watch.FileWatcher
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import java.util.concurrent.CountDownLatch
import java.util.concurrent.LinkedBlockingQueue
import java.util.concurrent.atomic.AtomicInteger
import java.util.function.Consumer
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

@Timeout(60)
class ReloadsSpec extends Specification {
    @TempDir
    Path folder

    @AutoCleanup
    def log = new LogLines('gryllus.reload')

    @AutoCleanup
    Reloads reloads

    def loads = new LinkedBlockingQueue()
    def outdated = new AtomicInteger()
    volatile boolean ending = false
    volatile Closure taking = { true }
    volatile Closure onLoad = { scripts() }
    Generations generations

    def "a saved edit becomes a generation once the test has taken it up; the older one goes when nobody lives by it"() {
        given:
        begin()
        outdated.set(2)

        when:
        save('two')

        then:
        eventually { generations.present() == 2 }
        said(Level.INFO) == ['Generation 2: locustfile.groovy changed, users move over after their task']

        when:
        outdated.set(0)

        then:
        eventually { said(Level.INFO).contains('All users run generation 2') }
    }

    def "what does not load, or cannot be run, changes nothing, and says which generation stays"() {
        given:
        begin()
        this[step] = { throw new PlanException('no users in it') }

        when:
        save('broken')

        then:
        eventually { said(Level.ERROR) == ['no users in it\nGeneration 1 stays: save locustfile.groovy again when this is mended'] }

        when: 'it is mended'
        onLoad = { scripts() }
        taking = { true }
        save('mended')

        then:
        eventually { generations.present() == 2 }

        where:
        step << ['onLoad', 'taking']
    }

    def "a file that is deleted is told once and clearly, and is taken up when it is there again"() {
        given:
        begin()
        onLoad = { throw new PlanException('the long story') }

        when:
        Files.delete(file())
        loads.take()

        then:
        eventually { said(Level.ERROR).size() == 1 }
        said(Level.ERROR).first().startsWith('locustfile.groovy deleted: the test goes on with generation 1, as it was loaded.')
        !said(Level.ERROR).first().contains('the long story')

        when:
        onLoad = { scripts() }
        save('again')

        then:
        eventually { generations.present() == 2 }
        said(Level.ERROR).size() == 1
    }

    def "an edit that the end of the test overtakes is no generation, and nobody is told"() {
        given:
        begin()
        taking = { ending = true; false }

        when:
        save('too late')
        loads.take()
        reloads.close()

        then:
        generations.present() == 1
        said(Level.INFO).empty
        said(Level.ERROR).empty
    }

    def "while the test ends nothing is loaded"() {
        given:
        begin()
        def asked = new CountDownLatch(1)
        endingSays = { asked.countDown(); true }

        when:
        save('too late')
        asked.await()
        reloads.close()

        then:
        loads.empty
    }

    def "closing does not wait for a script that is being loaded, and nothing is told of it"() {
        given:
        begin()
        def interrupted = new CountDownLatch(1)
        onLoad = {
            try {
                new CountDownLatch(1).await()
            } finally {
                interrupted.countDown()
            }
        }
        save('endless')
        loads.take()

        when:
        reloads.close()
        interrupted.await()

        then:
        generations.present() == 1
        said(Level.ERROR).empty
        Thread.allStackTraces.keySet().every { !(it.name in ['watcher', 'retiring']) || it in before }
    }

    def "what was never started is closed all the same"() {
        given:
        save('one')
        def never = new Reloads(test(), scripts(), null, new Restless())

        when:
        never.close()

        then:
        noExceptionThrown()
    }

    private Set<Thread> before = Thread.allStackTraces.keySet()
    private volatile Closure<Boolean> endingSays = { ending }

    private void begin() {
        save('one')
        def first = scripts()
        generations = new Generations(first, FakeClock.ORIGIN)
        reloads = new Reloads(test(), first, generations, new Restless())
        reloads.start(true)
    }

    private Reloads.Test test() {
        new Reloads.Test() {
            @Override
            Reloads.Edit load(Map<Path, String> overlay, Consumer<LoadedScripts.Source> onRead) {
                loads << 'load'
                def loaded = onLoad.call()
                new Reloads.Edit(loaded, { taking.call() })
            }

            @Override
            boolean isEnding() {
                endingSays.call()
            }

            @Override
            int outdated() {
                ReloadsSpec.this.outdated.get()
            }
        }
    }

    private LoadedScripts scripts() {
        def source = new LoadedScripts.Source(file(), WatchedHash.of(file()))
        new LoadedScripts([], [:], [], [source], [], LocustfileLoader.load([Files.writeString(folder.resolve('x.groovy'), 'user("U", User) { task { } }')], folder, Optional.empty()).classes(), null)
    }

    private Path file() {
        folder.resolve('locustfile.groovy')
    }

    private void save(String text) {
        Files.writeString(file(), text)
    }

    private List<String> said(Level level) {
        log.of(level)
    }

    private static boolean eventually(Closure<Boolean> condition) {
        while (!condition.call()) {
            Thread.yield()
        }
        true
    }

    /** Time flies: whoever sleeps has slept. */
    private static class Restless extends FakeClock {
        @Override
        void sleep(Duration duration) throws InterruptedException {
            if (Thread.interrupted()) {
                throw new InterruptedException()
            }
            advance(duration)
            Thread.yield()
        }
    }

    private static class WatchedHash {
        static String of(Path file) {
            Files.exists(file) ? Files.readAllBytes(file).digest('SHA-256') : FileWatcher.ABSENT
        }
    }
}
