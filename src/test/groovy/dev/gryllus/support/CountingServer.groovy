package dev.gryllus.support

import com.sun.net.httpserver.HttpExchange
import com.sun.net.httpserver.HttpServer
import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.Executors
import java.util.concurrent.atomic.LongAdder

/** An HTTP server on loopback that counts what it is asked, by method and path. Answers 200, or what a handler does. */
class CountingServer implements AutoCloseable {
    static {
        // Unless told otherwise it closes every idle connection beyond 200, perhaps just as a request is on its way.
        System.setProperty('sun.net.httpserver.maxIdleConnections', '10000')
    }

    final Map<String, LongAdder> counts = new ConcurrentHashMap<>()
    private final HttpServer server
    private final Closure handler

    CountingServer(Closure handler = CountingServer.&ok) {
        this.handler = handler
        server = HttpServer.create(new InetSocketAddress(InetAddress.loopbackAddress, 0), 1024)
        server.executor = Executors.newVirtualThreadPerTaskExecutor()
        server.createContext('/') { HttpExchange exchange ->
            counts.computeIfAbsent("$exchange.requestMethod $exchange.requestURI.path" as String, { new LongAdder() }).increment()
            exchange.requestBody.readAllBytes()
            handler(exchange)
            exchange.close()
        }
        server.start()
    }

    static void ok(HttpExchange exchange) {
        answer(exchange, 200, 'ok')
    }

    static void answer(HttpExchange exchange, int status, String body) {
        def bytes = body.bytes
        exchange.sendResponseHeaders(status, bytes.length ?: -1)
        exchange.responseBody.write(bytes)
    }

    String getUrl() {
        "http://127.0.0.1:${server.address.port}"
    }

    long getTotal() {
        counts.values()*.sum().sum(0L) as long
    }

    @Override
    void close() {
        server.stop(0)
    }
}
