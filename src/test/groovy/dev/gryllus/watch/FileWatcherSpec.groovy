package dev.gryllus.watch

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING
import static java.nio.file.StandardOpenOption.APPEND

import ch.qos.logback.classic.Level
import dev.gryllus.stats.Clock
import dev.gryllus.support.FakeClock
import dev.gryllus.support.LogLines
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir

class FileWatcherSpec extends Specification {
    static final SETTLE = Duration.ofMillis(300)

    @TempDir
    Path folder

    @AutoCleanup
    LogLines log = new LogLines('gryllus.watch')

    def clock = new FakeClock()
    def told = []
    def watcher = new FileWatcher(clock, SETTLE, { told << it })

    Path a
    Path b

    def setup() {
        a = write('a.groovy', 'one')
        b = write('b.csv', 'one')
    }

    def "nothing is told while nothing changes"() {
        when:
        watch(a, b)
        pass(60_000)

        then:
        told == []
    }

    def "a change is told once, when the file has been quiet for the settle time"() {
        given:
        watch(a, b)
        pass(5000)

        when:
        write('a.groovy', 'two')
        pass(200)

        then:
        told == []

        when:
        pass(400)

        then:
        told == [[a] as Set]

        when:
        pass(60_000)

        then:
        told.size() == 1
    }

    def "the ways in which editors save: #way"() {
        given:
        watch(a)
        pass(5000)

        when:
        save(a, { pass(100) })
        pass(600)

        then:
        told == [[a] as Set]
        told.size() == 1

        where:
        way                         | save
        'over the file'             | { file, time -> Files.writeString(file, 'three') }
        'emptied, then written'     | { file, time -> Files.writeString(file, ''); time(); Files.writeString(file, 'three') }
        'another one renamed to it' | { file, time -> Files.move(Files.writeString(file.resolveSibling('.swp'), 'three'), file, REPLACE_EXISTING) }
        'away, and back anew'       | { file, time -> Files.move(file, file.resolveSibling('a~')); time(); Files.writeString(file, 'three') }
        'in many small steps'       | { file, time -> 10.times { Files.writeString(file, 'x', APPEND); time() } }
        'of the same length'        | { file, time -> Files.writeString(file, 'TWO') }
    }

    def "what leaves the content as it was is no change: #way"() {
        given:
        watch(a)
        pass(5000)

        when:
        save(a)
        pass(60_000)

        then:
        told == []

        where:
        way             | save
        'touched'       | { Files.setLastModifiedTime(it, java.nio.file.attribute.FileTime.fromMillis(1)) }
        'saved as was'  | { Files.writeString(it, 'one') }
        'renamed over'  | { Files.move(Files.writeString(it.resolveSibling('x'), 'one'), it, REPLACE_EXISTING) }
        'there and back' | { Files.writeString(it, 'two'); Files.writeString(it, 'one') }
    }

    def "files that are saved together are told together"() {
        given:
        watch(a, b)
        pass(5000)

        when:
        write('a.groovy', 'two')
        pass(200)
        write('b.csv', 'two')
        pass(200)

        then:
        told == []

        when:
        pass(400)

        then:
        told == [[a, b] as Set]
    }

    def "a file that never comes to rest does not hold up the others for ever"() {
        given:
        watch(a, b)
        pass(5000)

        when:
        write('a.groovy', 'two')
        50.times {
            Files.writeString(b, 'more', APPEND)
            pass(100)
        }

        then:
        told == [[a] as Set]

        when:
        write('a.groovy', 'three')
        10.times {
            Files.writeString(b, 'more', APPEND)
            pass(100)
        }

        then:
        told == [[a] as Set, [a] as Set]

        when:
        pass(1000)

        then:
        told.size() == 3
        told.last() == [b] as Set
    }

    def "a file that vanishes, and one that comes back"() {
        given:
        watch(a)
        pass(5000)

        when:
        Files.delete(a)
        pass(600)

        then:
        told == [[a] as Set]

        when:
        write('a.groovy', 'one')
        pass(600)

        then:
        told == [[a] as Set, [a] as Set]
    }

    def "a file in a folder that does not exist yet"() {
        given:
        def later = folder.resolve('common/later.groovy')
        watcher.watch([(later): FileWatcher.ABSENT])
        pass(5000)

        when:
        write('common/later.groovy', 'here')
        pass(600)

        then:
        told == [[later] as Set]
    }

    def "a link that points elsewhere, or to what has changed"() {
        given:
        def link = Files.createSymbolicLink(folder.resolve('link.groovy'), a)
        watch(link)
        pass(5000)

        when:
        write('a.groovy', 'two')
        pass(600)

        then:
        told == [[link] as Set]

        when:
        Files.delete(link)
        Files.createSymbolicLink(link, b)
        pass(600)

        then:
        told == [[link] as Set, [link] as Set]
    }

    def "a second save that a coarse clock cannot tell from the first"() {
        given:
        watch(a)
        write('a.groovy', 'two')
        pass(600)
        def time = Files.getLastModifiedTime(a)

        when:
        write('a.groovy', 'TWO')
        Files.setLastModifiedTime(a, time)
        pass(1000)

        then:
        told == [[a] as Set]

        when:
        pass(2000)

        then:
        told == [[a] as Set, [a] as Set]
    }

    def "what changed between being read and being watched is told"() {
        when:
        watcher.watch([(a): WatchedFile.hashOf(b), (b): WatchedFile.hashOf(b)])
        write('a.groovy', 'two')
        pass(600)

        then:
        told == [[a] as Set]
    }

    def "the set can be replaced, also by who is told"() {
        given:
        def watcher
        watcher = new FileWatcher(clock, SETTLE, {
            told << it
            watcher.watch([(b): WatchedFile.hashOf(b)])
        })
        watcher.watch([(a): WatchedFile.hashOf(a), (b): WatchedFile.hashOf(b)])
        pass(5000, watcher)

        when:
        write('a.groovy', 'two')
        pass(600, watcher)
        write('a.groovy', 'three')
        pass(600, watcher)
        write('b.csv', 'two')
        pass(600, watcher)

        then:
        told == [[a] as Set, [b] as Set]
    }

    def "who throws when told is told of the next change all the same"() {
        given:
        def watcher = new FileWatcher(clock, SETTLE, {
            told << it
            throw new IllegalStateException('no')
        })
        watcher.watch([(a): WatchedFile.hashOf(a)])

        when:
        write('a.groovy', 'two')
        pass(600, watcher)
        write('a.groovy', 'three')
        pass(600, watcher)

        then:
        told.size() == 2
        log.of(Level.ERROR).size() == 2
    }

    def "a file that cannot be read is said once, and watched on"() {
        given:
        def loop = folder.resolve('loop.groovy')
        Files.createSymbolicLink(loop, loop)
        watcher.watch([(loop): FileWatcher.ABSENT])

        when:
        pass(5000)

        then:
        told == []
        log.of(Level.WARN).size() == 1

        when:
        Files.delete(loop)
        write('loop.groovy', 'now')
        pass(600)

        then:
        told == [[loop] as Set]
    }

    def "it looks by itself, until it is closed"() {
        given:
        def changed = new CountDownLatch(1)
        def watcher = new FileWatcher(Clock.system(), Duration.ofMillis(1), { changed.countDown() })
        watcher.watch([(a): WatchedFile.hashOf(a)])

        when:
        watcher.start()
        write('a.groovy', 'two')

        then:
        changed.await(20, TimeUnit.SECONDS)

        when:
        watcher.close()
        watcher.@thread.join(20_000)

        then:
        !watcher.@thread.alive
    }

    private void watch(Path... files) {
        watcher.watch(files.collectEntries { [it, WatchedFile.hashOf(it)] })
    }

    /** Lets time pass, with a look each 100 ms. */
    private void pass(long millis, FileWatcher looking = watcher) {
        (millis.intdiv(100)).times {
            clock.advance(Duration.ofMillis(100))
            looking.check()
        }
    }

    private Path write(String name, String text) {
        def file = folder.resolve(name)
        Files.createDirectories(file.parent)
        Files.writeString(file, text)
    }
}
