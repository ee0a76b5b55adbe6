package dev.gryllus.support

import com.sun.net.httpserver.HttpServer
import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.ConcurrentLinkedQueue
import java.util.concurrent.Executors
import java.util.concurrent.atomic.LongAdder

/**
 * An HTTP server on loopback to which each user says who it is and how many requests it has made: `/?user=ID&number=N`,
 * from 1 up. It writes down every number that does not follow the one before.
 */
class NumberingServer implements AutoCloseable {
    /** What was wrong, as `user: last → number`. */
    final Queue<String> faults = new ConcurrentLinkedQueue<>()
    final Map<String, Integer> last = new ConcurrentHashMap<>()
    final LongAdder total = new LongAdder()
    private final HttpServer server

    NumberingServer() {
        server = HttpServer.create(new InetSocketAddress(InetAddress.loopbackAddress, 0), 4096)
        server.executor = Executors.newVirtualThreadPerTaskExecutor()
        server.createContext('/') { exchange ->
            def query = exchange.requestURI.query.split('&').collectEntries { it.split('=') as List }
            note(query.user, query.number as int)
            exchange.sendResponseHeaders(200, 2)
            exchange.responseBody.write('ok'.bytes)
            exchange.close()
        }
        server.start()
    }

    String getUrl() {
        "http://127.0.0.1:${server.address.port}"
    }

    private void note(String user, int number) {
        total.increment()
        def before = last.put(user, number) ?: 0
        if (number != before + 1) {
            faults << "$user: $before → $number".toString()
        }
    }

    @Override
    void close() {
        server.stop(0)
    }
}
