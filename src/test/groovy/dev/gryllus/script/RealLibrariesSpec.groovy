package dev.gryllus.script

import dev.gryllus.engine.Course
import dev.gryllus.engine.LoadShape
import dev.gryllus.engine.LocalWorker
import dev.gryllus.engine.RunContext
import dev.gryllus.engine.Runner
import dev.gryllus.engine.StopSignal
import dev.gryllus.engine.Target
import dev.gryllus.stats.Clock
import dev.gryllus.stats.Stats
import dev.gryllus.user.FaultLog
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import spock.lang.Specification
import spock.lang.TempDir

/** Libraries as they are published, from where the build has its own: a database and a protocol that is not HTTP. */
class RealLibrariesSpec extends Specification {
    @TempDir
    Path folder

    def "users query an embedded database through its JDBC driver"() {
        expect:
        run('''
            @Grab('com.h2database:h2:2.4.240')
            import groovy.sql.Sql
            import java.sql.DriverManager

            Sql.newInstance('jdbc:h2:mem:readers;DB_CLOSE_DELAY=-1', 'sa', '').withCloseable { sql ->
                sql.execute('create table item (id int primary key, name varchar(20))')
                (1..10).each { id -> sql.execute('insert into item values (?, ?)', [id, 'item ' + id]) }
            }

            user('Reader', User) {
                wait_time constant(0.01)
                on_start { sql = Sql.newInstance('jdbc:h2:mem:readers', 'sa', '', 'org.h2.Driver') }
                task('with Sql') {
                    assert sql.firstRow('select name from item where id = ?', [7]).name == 'item 7'
                }
                task('with plain JDBC') {
                    DriverManager.getConnection('jdbc:h2:mem:readers', 'sa', '').withCloseable { connection ->
                        def rows = connection.createStatement().executeQuery('select count(*) from item')
                        assert rows.next() && rows.getInt(1) == 10
                    }
                }
                on_stop { sql.close(); System.setProperty('gryllus.spec.database', 'done') }
            }
        ''', 'gryllus.spec.database')
    }

    def "users talk to a WebSocket server, client and server from one library"() {
        expect:
        run('''
            @Grab('org.java-websocket:Java-WebSocket:1.6.0')
            import java.util.concurrent.LinkedBlockingQueue
            import java.util.concurrent.TimeUnit
            import org.java_websocket.WebSocket
            import org.java_websocket.client.WebSocketClient
            import org.java_websocket.handshake.ClientHandshake
            import org.java_websocket.handshake.ServerHandshake
            import org.java_websocket.server.WebSocketServer

            class Echo extends WebSocketServer {
                final ready = new java.util.concurrent.CountDownLatch(1)
                Echo() { super(new InetSocketAddress(InetAddress.loopbackAddress, 0)); daemon = true }
                void onOpen(WebSocket socket, ClientHandshake handshake) { }
                void onClose(WebSocket socket, int code, String reason, boolean remote) { }
                void onMessage(WebSocket socket, String message) { socket.send('echo ' + message) }
                void onError(WebSocket socket, Exception e) { e.printStackTrace() }
                void onStart() { ready.countDown() }
            }

            class Asker extends WebSocketClient {
                final answers = new LinkedBlockingQueue<String>()
                Asker(URI uri) { super(uri) }
                void onOpen(ServerHandshake handshake) { }
                void onMessage(String message) { answers.add(message) }
                void onClose(int code, String reason, boolean remote) { }
                void onError(Exception e) { e.printStackTrace() }
                String ask(String question) { send(question); answers.poll(60, TimeUnit.SECONDS) }
            }

            echo = new Echo()
            echo.start()
            echo.ready.await()

            user('Chatter', User) {
                wait_time constant(0.01)
                on_start {
                    asker = new Asker(new URI("ws://127.0.0.1:${echo.port}"))
                    assert asker.connectBlocking()
                }
                task { assert asker.ask('hello') == 'echo hello' }
                on_stop { asker.closeBlocking(); System.setProperty('gryllus.spec.websocket', 'done') }
            }
        ''', 'gryllus.spec.websocket')
    }

    /** True if users ran to their end and no fault was counted. */
    private boolean run(String text, String property) {
        def file = Files.writeString(folder.resolve('locustfile.groovy'), text.stripIndent(true))
        def clock = Clock.system()
        def stats = new Stats(clock)
        def plan = LocustfileLoader.load([file], folder, Optional.empty()).plan().runnable()
        def stopSignal = new StopSignal()
        def worker = new LocalWorker(plan, new LocalWorker.WorkerContext(clock, new FaultLog(stats), Duration.ofSeconds(60), stopSignal))
        def course = new Course(LoadShape.constant(new Target(3, 100)), Optional.of(Duration.ofSeconds(1)))
        new Runner(plan, [worker], course, new RunContext(stopSignal, clock, stats, [])).run()
        assert stats.snapshot(0).exceptions().isEmpty()
        System.clearProperty(property) == 'done'
    }
}
