// A protocol that is not request and answer by itself: measure() covers the time from question to answer. The server
// is a part of this script, so that it runs by itself; leave it out and set the address for one of your own.
@Grab('org.java-websocket:Java-WebSocket:1.6.0')
import java.util.concurrent.CountDownLatch
import java.util.concurrent.LinkedBlockingQueue
import java.util.concurrent.TimeUnit
import org.java_websocket.WebSocket
import org.java_websocket.client.WebSocketClient
import org.java_websocket.handshake.ClientHandshake
import org.java_websocket.handshake.ServerHandshake
import org.java_websocket.server.WebSocketServer

class Echo extends WebSocketServer {
    final ready = new CountDownLatch(1)

    Echo() {
        super(new InetSocketAddress(InetAddress.loopbackAddress, 0))
        daemon = true
    }

    void onStart() { ready.countDown() }
    void onMessage(WebSocket socket, String message) { socket.send("echo: $message") }
    void onOpen(WebSocket socket, ClientHandshake handshake) { }
    void onClose(WebSocket socket, int code, String reason, boolean remote) { }
    void onError(WebSocket socket, Exception e) { println "server: $e" }
}

class Talk extends WebSocketClient {
    final answers = new LinkedBlockingQueue<String>()

    Talk(URI address) { super(address) }

    void onMessage(String message) { answers.add(message) }
    void onOpen(ServerHandshake handshake) { }
    void onClose(int code, String reason, boolean remote) { }
    void onError(Exception e) { println "client: $e" }

    def ask(String question) {
        send(question)
        answers.poll(5, TimeUnit.SECONDS) ?: { throw new IOException('no answer within 5 s') }()
    }
}

events.test_start.add_listener {
    environment.echo = new Echo()                           // on the environment it outlives an edit of this script
    environment.echo.start()
    environment.echo.ready.await()
}

events.test_stop.add_listener { environment.echo.stop() }

user('Talker', User) {
    wait_time between(0.2, 0.5)

    on_start {
        talk = new Talk(URI.create("ws://127.0.0.1:${environment.echo.port}"))
        measure('WS', 'connect') { if (!talk.connectBlocking()) throw new IOException('not connected') }
    }

    task {
        measure('WS', 'ask') { request ->
            def answer = talk.ask('anybody there?')
            request.response_length = answer.length()
            if (answer != 'echo: anybody there?') request.failure("answered '$answer'")
        }
    }

    on_stop { talk.closeBlocking() }
}
