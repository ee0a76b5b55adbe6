package dev.gryllus.cache

import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions
import java.time.Clock
import java.time.Instant
import java.time.ZoneOffset
import java.util.concurrent.Executors
import spock.lang.Specification
import spock.lang.TempDir

class ContentCacheSpec extends Specification {
    @TempDir
    Path home

    private Path getFolder() {
        return home.resolve('deep/scripts')
    }

    private ContentCache cache(long second = 0) {
        return ContentCache.in(folder, Clock.fixed(Instant.ofEpochSecond(second), ZoneOffset.UTC))
    }

    private static String found(ContentCache cache, String key) {
        return cache.find(key).map { new String(it) }.orElse('nothing')
    }

    def "what is kept is found again, by other processes too"() {
        when:
        cache().keep('a', 'one'.bytes)
        cache().keep('b', ''.bytes)

        then:
        found(cache(), 'a') == 'one'
        found(cache(), 'b') == ''
        found(cache(), 'c') == 'nothing'
    }

    def "the folder's time says when something was found last"() {
        given:
        cache(1000).keep('a', 'one'.bytes)

        when:
        cache(4000).find(key)

        then:
        (Files.getLastModifiedTime(folder).toInstant() == Instant.ofEpochSecond(4000)) == found

        where:
        key || found
        'a' || true
        'b' || false
    }

    def "the newest content of a key counts"() {
        when:
        ['one', 'two'].each { cache().keep('a', it.bytes) }

        then:
        found(cache(), 'a') == 'two'
        folder.toFile().list() == ['a']
    }

    def "without a folder nothing is kept"() {
        given:
        def none = ContentCache.none()

        when:
        none.keep('a', 'one'.bytes)

        then:
        found(none, 'a') == 'nothing'
    }

    def "a file that is cut off, or of which one byte is another, is not found: #byteNumber"() {
        given:
        cache().keep('a', 'one'.bytes)
        def file = folder.resolve('a')
        def bytes = Files.readAllBytes(file)

        when:
        Files.write(file, Arrays.copyOf(bytes, byteNumber))

        then:
        found(cache(), 'a') == 'nothing'

        when:
        bytes[byteNumber] ^= 1
        Files.write(file, bytes)

        then:
        found(cache(), 'a') == 'nothing'

        where:
        byteNumber << (0..<67)
    }

    def "folder and files are for this user alone"() {
        when:
        cache().keep('a', 'one'.bytes)

        then:
        PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)) == 'rwx------'
        PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve('a'))) == 'rw-------'
    }

    def "what others can write is neither read nor written: #place with #permissions"() {
        given:
        cache().keep('a', 'one'.bytes)

        when:
        Files.setPosixFilePermissions(home.resolve(place), PosixFilePermissions.fromString(permissions))
        cache().keep('b', 'two'.bytes)

        then:
        found(cache(), 'a') == 'nothing'
        found(cache(), 'b') == b

        where:
        place            | permissions || b
        'deep/scripts'   | 'rwxrwx---' || 'nothing'
        'deep/scripts'   | 'rwx----w-' || 'nothing'
        'deep/scripts/a' | 'rw-rw----' || 'two'
        'deep/scripts/a' | 'rw-----w-' || 'two'
    }

    def "links are not followed: #what"() {
        given:
        def elsewhere = ContentCache.in(home.resolve('elsewhere'), Clock.systemUTC())
        elsewhere.keep('a', 'one'.bytes)

        when:
        if (what == 'folder') {
            Files.createDirectories(folder.parent)
            Files.createSymbolicLink(folder, home.resolve('elsewhere'))
        } else {
            cache().keep('b', ''.bytes)
            Files.createSymbolicLink(folder.resolve('a'), home.resolve('elsewhere/a'))
        }

        then:
        found(cache(), 'a') == 'nothing'

        where:
        what << ['folder', 'file']
    }

    def "a folder that cannot be made costs nothing but the cache"() {
        given:
        Files.createDirectories(home.resolve('deep'))
        Files.writeString(folder, 'a file is in the way')

        when:
        cache().keep('a', 'one'.bytes)

        then:
        found(cache(), 'a') == 'nothing'
        Files.readString(folder) == 'a file is in the way'
    }

    def "beyond 200 contents those go that were not used for longest"() {
        given:
        (1..200).each { cache(it).keep("k$it", 'x'.bytes) }
        Files.list(folder).forEach { Files.setLastModifiedTime(it, java.nio.file.attribute.FileTime.fromMillis(1000 * (it.fileName.toString() - 'k' as long))) }

        when:
        cache(300).find('k1')
        cache().keep('k201', 'x'.bytes)

        then:
        folder.toFile().list().size() == 150
        found(cache(), 'k1') == 'x'
        found(cache(), 'k2') == 'nothing'
        found(cache(), 'k52') == 'nothing'
        found(cache(), 'k53') == 'x'
    }

    def "many at once find the whole content of one of them, or nothing"() {
        given:
        def contents = (1..8).collect { ("$it" * 10_000).bytes }
        def threads = Executors.newVirtualThreadPerTaskExecutor()

        when:
        def seen = threads.withCloseable {
            def all = contents.collect { content -> it.submit({ 20.times { cache().keep('a', content) } }) }
            def looks = (1..200).collect { cache().find('a') }
            all*.get()
            looks
        }

        then:
        seen.every { it.empty || contents.any { content -> Arrays.equals(content, it.get()) } }
        folder.toFile().list() == ['a']
    }
}
