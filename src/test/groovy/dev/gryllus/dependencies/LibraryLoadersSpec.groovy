package dev.gryllus.dependencies

import dev.gryllus.support.JarRepository
import java.lang.ref.WeakReference
import java.nio.file.Path
import java.sql.DriverManager
import spock.lang.Specification
import spock.lang.TempDir
import spock.util.concurrent.PollingConditions

class LibraryLoadersSpec extends Specification {
    static final String DRIVER = '''
        package x;
        import java.sql.*;
        public class FakeDriver implements Driver {
            static { try { DriverManager.registerDriver(new FakeDriver()); } catch (SQLException e) { throw new RuntimeException(e); } }
            public Connection connect(String url, java.util.Properties info) {
                return acceptsURL(url) ? (Connection) java.lang.reflect.Proxy.newProxyInstance(FakeDriver.class.getClassLoader(),
                    new Class<?>[] {Connection.class}, (proxy, method, arguments) -> null) : null;
            }
            public boolean acceptsURL(String url) { return url.startsWith("jdbc:fake:"); }
            public DriverPropertyInfo[] getPropertyInfo(String url, java.util.Properties info) { return new DriverPropertyInfo[0]; }
            public int getMajorVersion() { return 7; }
            public int getMinorVersion() { return 1; }
            public boolean jdbcCompliant() { return false; }
            public java.util.logging.Logger getParentLogger() { return null; }
        }
    '''

    @TempDir
    Path folder

    JarRepository repository
    LibraryLoaders loaders

    def setup() {
        repository = new JarRepository(folder)
        loaders = new LibraryLoaders(repository.mavenFolder, Optional.empty())
    }

    def "the same libraries for the same locustfile share a loader while one is in use"() {
        given:
        publishConstant('x:a:1', '1')
        publishConstant('x:a:2', '2')
        def first = lease('x:a:1')

        when:
        def again = lease('x:a:1')
        def others = lease('x:a:2')
        def elsewhere = loaders.lease(request('x:a:1'), folder.resolve('other.lock'))

        then:
        again.loader().is(first.loader())
        !others.loader().is(first.loader())
        !elsewhere.loader().is(first.loader())
        value(again) == '1'
        value(others) == '2'

        when: 'one of two leaves, and leaves again'
        2.times { again.close() }

        then:
        lease('x:a:1').loader().is(first.loader())
    }

    def "the last one to leave closes it"() {
        given:
        repository.publish('x:a:1', [:], files: ['x/note.txt': 'here'])
        def only = lease('x:a:1')
        def loader = only.loader()
        assert loader.getResource('x/note.txt').text == 'here'

        when:
        only.close()

        then:
        loader.getResource('x/note.txt') == null
        !lease('x:a:1').loader().is(loader)
    }

    def "a script's version of a library stands before the one of Gryllus; what they share is ours"() {
        given:
        repository.publish('x:a:1', [
            'okhttp3.OkHttpClient': 'package okhttp3; public class OkHttpClient { public String toString() { return "theirs"; } }',
            'org.slf4j.Logger'    : 'package org.slf4j; public class Logger {}',
            'dev.gryllus.Main'    : 'package dev.gryllus; public class Main {}',
            'groovy.lang.Closure' : 'package groovy.lang; public class Closure {}',
            'groovy.extra.Extra'  : 'package groovy.extra; public class Extra {}',
        ])
        def loader = lease('x:a:1').loader()

        expect:
        loader.loadClass('okhttp3.OkHttpClient').getConstructor().newInstance().toString() == 'theirs'
        okhttp3.OkHttpClient.classLoader != loader
        loader.loadClass('org.slf4j.Logger').is(org.slf4j.Logger)
        loader.loadClass('dev.gryllus.Main').is(dev.gryllus.Main)
        loader.loadClass('groovy.lang.Closure').is(Closure)
        loader.loadClass('groovy.extra.Extra').classLoader.is(loader)
        loader.loadClass('dev.gryllus.user.User').is(dev.gryllus.user.User)
    }

    def "resources of the libraries stand before ours"() {
        given:
        repository.publish('x:a:1', [:], files: ['META-INF/services/x.Y': 'theirs', 'logback-test.xml': 'theirs'])
        def loader = lease('x:a:1').loader()

        expect:
        loader.getResource('logback-test.xml').text == 'theirs'
        Collections.list(loader.getResources('logback-test.xml'))*.text.first() == 'theirs'
        Collections.list(loader.getResources('logback-test.xml')).size() == 2
        loader.getResource('org/slf4j/Logger.class') != null
    }

    def "a JDBC driver among the libraries is known to all for as long as it is in use"() {
        given:
        def before = DriverManager.drivers().toList()
        repository.publish('x:driver:1', ['x.FakeDriver': DRIVER], files: ['META-INF/services/java.sql.Driver': 'x.FakeDriver'])

        when:
        def only = lease('x:driver:1')

        then:
        DriverManager.getConnection('jdbc:fake:x') != null
        DriverManager.getDriver('jdbc:fake:x').majorVersion == 7

        when:
        only.close()

        then:
        DriverManager.drivers().toList() == before

        when:
        DriverManager.getConnection('jdbc:fake:x')

        then:
        thrown(java.sql.SQLException)
    }

    def "nothing holds a closed loader, with a driver or without"() {
        given:
        repository.publish('x:driver:1', ['x.FakeDriver': DRIVER], files: ['META-INF/services/java.sql.Driver': 'x.FakeDriver'])

        when:
        def gone = usedOnce('x:driver:1')

        then:
        new PollingConditions(timeout: 20).eventually {
            System.gc()
            assert gone.get() == null
        }
    }

    def "a service file that names no class costs the driver, not the run"() {
        given:
        repository.publish('x:driver:1', [:], files: ['META-INF/services/java.sql.Driver': 'x.Missing'])

        expect:
        lease('x:driver:1').loader() != null
    }

    private WeakReference<ClassLoader> usedOnce(String coordinate) {
        def only = lease(coordinate)
        def loader = new WeakReference<ClassLoader>(only.loader())
        only.close()
        loader
    }

    private LibraryLoaders.Lease lease(String coordinate) {
        loaders.lease(request(coordinate), folder.resolve('locustfile.lock'))
    }

    private static LibraryRequest request(String coordinate) {
        new LibraryRequest([new LibraryRequest.Wanted(Coordinate.parse(coordinate), true)], [], [])
    }

    private void publishConstant(String coordinate, String value) {
        repository.publish(coordinate, ['x.A': "package x; public class A { public static String value() { return \"$value\"; } }"])
    }

    private static String value(LibraryLoaders.Lease lease) {
        lease.loader().loadClass('x.A').getMethod('value').invoke(null)
    }
}
