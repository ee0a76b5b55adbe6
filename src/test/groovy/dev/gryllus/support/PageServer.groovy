package dev.gryllus.support

import com.sun.net.httpserver.HttpExchange
import com.sun.net.httpserver.HttpServer
import java.util.concurrent.Executors
import tools.jackson.databind.json.JsonMapper

/** Serves the page, under the policy that the real server has, and in place of its answers what a spec wants. */
class PageServer implements AutoCloseable {
    static final String POLICY = "default-src 'self'; script-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    private static final Map<String, String> TYPES = [js: 'text/javascript', css: 'text/css', html: 'text/html', svg: 'image/svg+xml']

    /** Path, with or without its query → object that is told as JSON, or a text. */
    final Map<String, Object> answers = [:].asSynchronized()

    /** What was posted: [path, token, body]. */
    final List<List<Object>> posted = [].asSynchronized()

    /** Paths of what was asked for by GET, the page's own files apart, with their queries. */
    final List<String> asked = [].asSynchronized()

    /** Path of a POST → [status, object]; 204 where there is none. */
    final Map<String, List<Object>> replies = [:].asSynchronized()

    private final List<HttpExchange> streams = [].asSynchronized()
    private final JsonMapper json = new JsonMapper()
    private final HttpServer server
    private long points = 0

    PageServer(int port = 0) {
        server = HttpServer.create(new InetSocketAddress(InetAddress.loopbackAddress, port), 0)
        server.executor = Executors.newVirtualThreadPerTaskExecutor()
        server.createContext('/') { exchange -> answer(exchange) }
        server.start()
    }

    int getPort() {
        server.address.port
    }

    String getUrl() {
        "http://127.0.0.1:$port/"
    }

    /** Tells all who listen of a second. */
    void point(Map point) {
        send('point', point, ++points)
    }

    /** So many are told to nobody. */
    void skip(int count) {
        points += count
    }

    void state(int version) {
        send('state', [version_of_state: version], 0)
    }

    /** What the open tab shows. */
    void topic(String name, Object data) {
        send(name, data, 0)
    }

    private void send(String event, Object data, long id) {
        streams.toArray().each { HttpExchange exchange ->
            try {
                exchange.responseBody.write(((id ? "id: $id\n" : '') + "event: $event\ndata: ${json.writeValueAsString(data)}\n\n").getBytes('UTF-8'))
                exchange.responseBody.flush()
            } catch (IOException e) {
                streams.remove(exchange) // gone
            }
        }
    }

    private void answer(HttpExchange exchange) {
        def path = exchange.requestURI.path
        exchange.responseHeaders.set('Content-Security-Policy', POLICY)
        if (exchange.requestMethod == 'GET' && path != '/' && !path.startsWith('/assets/')) {
            asked << exchange.requestURI.toString()
        }
        if (exchange.requestMethod == 'POST') {
            def sent = exchange.requestBody.bytes
            posted << [path, exchange.requestHeaders.getFirst('X-Gryllus-Token'), sent.length ? json.readValue(sent, Map) : [:]]
            def (status, body) = replies[path] ?: [204, null]
            send(exchange, status as int, 'application/json', body == null ? new byte[0] : json.writeValueAsBytes(body))
        } else if (path == '/api/feed') {
            exchange.responseHeaders.set('Content-Type', 'text/event-stream')
            exchange.sendResponseHeaders(200, 0)
            exchange.responseBody.write(': hello\n\n'.bytes)
            exchange.responseBody.flush()
            streams << exchange
        } else if (path == '/' || path.startsWith('/assets/')) {
            def name = path == '/' ? 'index.html' : path.substring('/assets/'.length())
            def file = getClass().getResourceAsStream("/web/$name")
            send(exchange, file ? 200 : 404, TYPES[name.substring(name.lastIndexOf('.') + 1)] ?: 'text/plain', file ? file.readAllBytes() : new byte[0])
        } else if (answers.containsKey(exchange.requestURI.toString()) || answers.containsKey(path)) {
            def wanted = answers[exchange.requestURI.toString()] ?: answers[path]
            send(exchange, 200, 'application/json', wanted instanceof String ? wanted.getBytes('UTF-8') : json.writeValueAsBytes(wanted))
        } else {
            send(exchange, 404, 'application/json', '{"error": "no such path"}'.bytes)
        }
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) {
        exchange.responseHeaders.set('Content-Type', type)
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length)
        exchange.responseBody.write(body)
        exchange.close()
    }

    @Override
    void close() {
        server.stop(0)
    }
}
