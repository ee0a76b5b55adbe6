package dev.gryllus.dependencies

import com.sun.net.httpserver.HttpServer
import dev.gryllus.digest.Sha256
import dev.gryllus.support.JarRepository
import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.StandardOpenOption
import spock.lang.Specification
import spock.lang.TempDir

class LibrariesSpec extends Specification {
    @TempDir
    Path folder

    JarRepository repository
    Path lock

    def setup() {
        repository = new JarRepository(folder)
        lock = folder.resolve('locustfile.lock')
    }

    def "a library comes with what it needs, and the lock file says exactly what that is"() {
        given:
        def inner = repository.publish('x:inner:2.0', ['x.Inner': 'package x; public class Inner {}'])
        repository.publish('x:outer:1.0', ['x.Outer': 'package x; public class Outer {}'], needs: ['x:inner:2.0'])

        when:
        def jars = jars(request('x:outer:1.0'))

        then:
        jars == [local('x/outer/1.0/outer-1.0.jar'), local('x/inner/2.0/inner-2.0.jar')]
        lockLines() == ['wanted x:outer:1.0', "jar x:outer:1.0 sha256:${Sha256.of(jars[0])}".toString(),
                        "jar x:inner:2.0 sha256:${Sha256.of(inner)}".toString()]
    }

    def "with a lock file nothing is asked of anybody, even if the repository is gone"() {
        given:
        publishEmpty('x:a:1')
        def first = jars(request('x:a:1'))
        repository.mirrorAt('http://127.0.0.1:1/')
        def before = Files.readString(lock)

        expect:
        jars(request('x:a:1')) == first
        Files.readString(lock) == before
    }

    def "a lock file brings back the same jars on another machine, newer ones or not"() {
        given:
        publishEmpty('x:a:1', ['x:b:1'])
        publishEmpty('x:b:1')
        def first = jars(request('x:a:1'))
        publishEmpty('x:a:1', ['x:b:2'])
        publishEmpty('x:b:2')
        local('.').toFile().deleteDir()

        expect:
        jars(request('x:a:1')) == first
        first.every { Files.exists(it) }
    }

    def "another request is resolved anew, and the lock file follows"() {
        given:
        ['x:a:1', 'x:a:2'].each { publishEmpty(it) }
        jars(request('x:a:1'))

        expect:
        jars(request('x:a:2')) == [local('x/a/2/a-2.jar')]
        lockLines().first() == 'wanted x:a:2'
    }

    def "a jar that is not the locked one is refused"() {
        given:
        publishEmpty('x:a:1')
        def jar = jars(request('x:a:1')).first()
        Files.write(jar, [0] as byte[], StandardOpenOption.APPEND)

        when:
        jars(request('x:a:1'))

        then:
        def e = thrown(DependencyException)
        e.message.startsWith("$jar is not the jar that $lock names (SHA-256 ")
        e.message.endsWith('If the jar is damaged, delete it; if it is meant to be another one, delete the lock file')
    }

    def "a lock file that holds something else is refused, with its line"() {
        given:
        Files.writeString(lock, 'wanted x:a:1\n<<<<<<< ours\n')

        when:
        jars(request('x:a:1'))

        then:
        def e = thrown(DependencyException)
        e.message == "$lock:2: '<<<<<<< ours' does not belong into a lock file. Delete the file to have the libraries resolved anew"
    }

    def "a missing library is told by name, with who was asked and what to do"() {
        when:
        jars(request('x:nowhere:1'))

        then:
        def e = thrown(DependencyException)
        e.message.startsWith("x:nowhere:1 is not to be found in mirror (${repository.published.toUri()})")
        e.message.contains('Check group, artifact and version')
        e.culprit().get().toString() == 'x:nowhere:1'
        !Files.exists(lock)

        when: 'it is there now'
        publishEmpty('x:nowhere:1')

        then: 'it is found at once'
        jars(request('x:nowhere:1')).size() == 1
    }

    def "a library that another one needs is told with that one"() {
        given:
        ['x:other:1', 'x:middle:1'].each { publishEmpty(it, it == 'x:middle:1' ? ['x:gone:7'] : []) }
        publishEmpty('x:a:1', ['x:middle:1'])

        when:
        jars(request('x:other:1', 'x:a:1'))

        then:
        def e = thrown(DependencyException)
        e.message.startsWith('x:gone:7 (needed by x:a:1) is not to be found')
        e.culprit().get().toString() == 'x:a:1'
    }

    def "without a connection, that is what is told"() {
        given:
        repository.mirrorAt('http://127.0.0.1:1/')

        when:
        jars(request('x:a:1'))

        then:
        def e = thrown(DependencyException)
        e.message.startsWith('x:a:1 cannot be fetched: no connection to mirror (http://127.0.0.1:1/)')
        e.message.endsWith('Connect once; from then on the lock file and the local repository do')
    }

    def "a server that refuses is told with its answer"() {
        given:
        def server = HttpServer.create(new InetSocketAddress(InetAddress.loopbackAddress, 0), 0)
        server.createContext('/') { it.sendResponseHeaders(401, -1); it.close() }
        server.start()
        repository.mirrorAt("http://127.0.0.1:$server.address.port/")

        when:
        jars(request('x:a:1'))

        then:
        def e = thrown(DependencyException)
        e.message.startsWith('x:a:1 cannot be resolved: ')
        e.message.contains('401')

        cleanup:
        server?.stop(0)
    }

    def "offline by Maven's settings means that nothing is asked"() {
        given:
        publishEmpty('x:a:1')
        Files.writeString(repository.mavenFolder.resolve('settings.xml'), '<settings><offline>true</offline></settings>')

        when:
        jars(request('x:a:1'))

        then:
        def e = thrown(DependencyException)
        e.message == "x:a:1 is not in the local repository, and Maven's settings say to stay offline"
    }

    def "settings that cannot be understood are told with their file"() {
        given:
        Files.writeString(repository.mavenFolder.resolve('settings.xml'), '<settings><oops')

        when:
        jars(request('x:a:1'))

        then:
        def e = thrown(DependencyException)
        e.message.startsWith("${repository.mavenFolder}/settings.xml cannot be understood. Correct it: ")
    }

    def "a download whose checksum is wrong is refused"() {
        given:
        def jar = publishEmpty('x:a:1')
        Files.writeString(jar.resolveSibling('a-1.jar.sha1'), '0' * 40)

        when:
        jars(request('x:a:1'))

        then:
        def e = thrown(DependencyException)
        e.message.startsWith('x:a:1 arrived damaged from mirror')
    }

    def "a file that is no jar is refused"() {
        given:
        def jar = publishEmpty('x:a:1')
        Files.writeString(jar, 'moved permanently')
        JarRepository.checksum(jar)

        when:
        jars(request('x:a:1'))

        then:
        def e = thrown(DependencyException)
        e.message.startsWith('x:a:1 is damaged: ')
    }

    def "the settings say where jars are kept, and which other repositories there are"() {
        given:
        publishEmpty('x:a:1')
        def other = folder.resolve('elsewhere')
        Files.writeString(repository.mavenFolder.resolve('settings.xml'), """<settings>
            <localRepository>$other</localRepository>
            <mirrors><mirror><id>m</id><mirrorOf>central</mirrorOf><url>http://127.0.0.1:1/</url></mirror></mirrors>
            <profiles><profile><id>p</id><repositories><repository><id>ours</id>
                <url>${repository.published.toUri()}</url></repository></repositories></profile></profiles>
            <activeProfiles><activeProfile>p</activeProfile></activeProfiles>
        </settings>""")

        expect:
        jars(request('x:a:1')) == [other.resolve('x/a/1/a-1.jar')]
    }

    def "credentials of the settings reach the server that they are for"() {
        given:
        publishEmpty('x:a:1')
        def seen = [] as Set
        def server = HttpServer.create(new InetSocketAddress(InetAddress.loopbackAddress, 0), 0)
        server.createContext('/') { exchange ->
            def authorization = exchange.requestHeaders.getFirst('Authorization')
            def file = repository.published.resolve(exchange.requestURI.path.substring(1))
            if (!authorization) {
                exchange.responseHeaders.add('WWW-Authenticate', 'Basic realm="r"')
                exchange.sendResponseHeaders(401, -1)
            } else if (Files.exists(file)) {
                seen << new String(authorization.substring(6).decodeBase64())
                exchange.sendResponseHeaders(200, Files.size(file))
                exchange.responseBody << Files.readAllBytes(file)
            } else {
                exchange.sendResponseHeaders(404, -1)
            }
            exchange.close()
        }
        server.start()
        Files.writeString(repository.mavenFolder.resolve('settings.xml'), """<settings>
            <servers><server><id>m</id><username>bob</username><password>s3cret</password></server></servers>
            <mirrors><mirror><id>m</id><mirrorOf>*</mirrorOf><url>http://127.0.0.1:$server.address.port</url></mirror></mirrors>
        </settings>""")

        when:
        jars(request('x:a:1'))

        then:
        seen == ['bob:s3cret'] as Set

        cleanup:
        server?.stop(0)
    }

    def "what Gryllus brings itself is not fetched, neither asked for nor needed"() {
        given:
        publishEmpty('x:a:1', ['org.slf4j:slf4j-api:1.7.36', 'org.apache.groovy:groovy:4.0.0'])

        expect:
        jars(request('x:a:1', 'org.apache.groovy:groovy-sql:4.0.1')) == [local('x/a/1/a-1.jar')]
        Files.readString(lock).contains('# org.apache.groovy:groovy-sql:4.0.1 is not loaded: Gryllus brings its own')
    }

    def "exclusions, libraries alone, and repositories of the script"() {
        given:
        publishEmpty('x:a:1', ['x:b:1', 'x:c:1'])
        publishEmpty('x:c:1')
        publishEmpty('y:d:1', ['x:nowhere:1'])
        def request = new LibraryRequest([wanted('x:a:1'), new LibraryRequest.Wanted(Coordinate.parse('y:d:1'), false)], ['x:b'],
            [new LibraryRequest.Source('mine', repository.published.toUri().toString())])

        expect:
        jars(request)*.fileName*.toString() == ['a-1.jar', 'd-1.jar', 'c-1.jar']
        lockLines().take(4) == ["repository mine ${repository.published.toUri()}".toString(), 'exclude x:b', 'wanted x:a:1', 'wanted y:d:1 alone']
    }

    def "where libraries need two versions of another one, the nearest wins, and the script is nearest"() {
        given:
        ['x:c:1', 'x:c:2', 'x:c:3'].each { publishEmpty(it) }
        publishEmpty('x:a:1', ['x:c:1'])
        publishEmpty('x:b:1', ['x:c:2'])

        expect:
        jars(request('x:a:1', 'x:b:1'))*.fileName*.toString() as Set == ['a-1.jar', 'b-1.jar', 'c-1.jar'] as Set
        jars(request('x:a:1', 'x:b:1', 'x:c:3'))*.fileName*.toString() as Set == ['a-1.jar', 'b-1.jar', 'c-3.jar'] as Set
    }

    def "where a library needs a range, the lock file keeps what it meant"() {
        given:
        publishEmpty('x:a:1', ['x:b:[1,2]'])
        publishEmpty('x:b:1')
        publishEmpty('x:b:2')
        Files.writeString(repository.published.resolve('x/b/maven-metadata.xml'),
            '<metadata><groupId>x</groupId><artifactId>b</artifactId><versioning><versions><version>1</version></versions></versioning></metadata>')
        JarRepository.checksum(repository.published.resolve('x/b/maven-metadata.xml'))

        expect:
        jars(request('x:a:1'))*.fileName*.toString() == ['a-1.jar', 'b-1.jar']
        lockLines()[2].startsWith('jar x:b:1 sha256:')
    }

    def "where the lock file cannot be written, the run goes on"() {
        given:
        publishEmpty('x:a:1')
        lock = folder.resolve('missing/locustfile.lock')

        expect:
        jars(request('x:a:1')).size() == 1
    }

    def "no half-written file stays beside the lock file"() {
        given:
        publishEmpty('x:a:1')

        when:
        jars(request('x:a:1'))

        then:
        folder.toFile().list().findAll { it.contains('lock') } == ['locustfile.lock']
    }

    private List<Path> jars(LibraryRequest request) {
        new Libraries(repository.mavenFolder, Optional.empty()).jars(request, new LockFile(lock))
    }

    private Path local(String path) {
        repository.local.resolve(path)
    }

    private Path publishEmpty(String coordinate, List<String> needs = []) {
        repository.publish(coordinate, [:], needs: needs, files: [(coordinate.replace(':', '/')): ''])
    }

    private List<String> lockLines() {
        Files.readAllLines(lock).findAll { !it.startsWith('#') }
    }

    private static LibraryRequest request(String... coordinates) {
        new LibraryRequest(coordinates.collect { wanted(it) }, [], [])
    }

    private static LibraryRequest.Wanted wanted(String coordinate) {
        new LibraryRequest.Wanted(Coordinate.parse(coordinate), true)
    }
}
