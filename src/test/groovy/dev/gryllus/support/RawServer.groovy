package dev.gryllus.support

import java.util.concurrent.BlockingQueue
import java.util.concurrent.CopyOnWriteArrayList
import java.util.concurrent.LinkedBlockingQueue
import javax.net.ServerSocketFactory

/**
 * An HTTP server that does with each request exactly what it is told, to play what real servers do on bad days. Requests
 * for which nothing is planned get [OK].
 */
class RawServer implements AutoCloseable {
    static final String OK = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'

    /** The head of each request, in the order in which they came. */
    final BlockingQueue<String> requests = new LinkedBlockingQueue<>()
    private final BlockingQueue<Closure> plan = new LinkedBlockingQueue<>()
    private final List<Socket> connections = new CopyOnWriteArrayList<>()
    private final ServerSocket server
    private final String scheme

    RawServer() {
        this(ServerSocketFactory.default, 'http')
    }

    /** Over TLS, if these sockets speak it. */
    RawServer(ServerSocketFactory sockets, String scheme = 'https') {
        this.server = sockets.createServerSocket(0, 50, InetAddress.loopbackAddress)
        this.scheme = scheme
        Thread.startVirtualThread {
            while (!server.closed) {
                try {
                    def socket = server.accept()
                    socket.tcpNoDelay = true // as servers have it: what is sent is on its way
                    connections << socket
                    Thread.startVirtualThread { serve(new Connection(socket)) }
                } catch (SocketException ignored) {
                    break // closed: the only way to end accept()
                }
            }
        }
    }

    int getPort() {
        server.localPort
    }

    String getUrl() {
        "$scheme://127.0.0.1:$port"
    }

    /** The same server under another name, which clients take for another host. */
    String getOtherUrl() {
        "$scheme://localhost:$port"
    }

    int getConnectionCount() {
        connections.size()
    }

    /** What happens to the next requests, one closure each; it gets a [Connection]. Text is just sent. */
    RawServer plan(Object... answers) {
        answers.each { answer -> plan << (answer instanceof Closure ? answer : { it.send(answer as String) }) }
        this
    }

    private void serve(Connection connection) {
        try {
            for (String head = connection.readHead(); head != null; head = connection.readHead()) {
                requests << head
                (plan.poll() ?: { it.send(OK) }).call(connection)
            }
        } catch (IOException ignored) {
            // the client hung up, as some specs make it do
        }
    }

    @Override
    void close() {
        server.close()
        connections*.close()
    }

    static class Connection {
        private final Socket socket
        private final InputStream input

        Connection(Socket socket) {
            this.socket = socket
            this.input = new BufferedInputStream(socket.inputStream)
        }

        void send(String text) {
            send(text.getBytes('ISO-8859-1'))
        }

        void send(byte[] bytes) {
            socket.outputStream.write(bytes)
            socket.outputStream.flush()
        }

        void close() {
            socket.close()
        }

        /** Ends the connection as a crashed server does. */
        void reset() {
            socket.setSoLinger(true, 0)
            socket.close()
        }

        /** Waits until the client hangs up. */
        void awaitEnd() {
            while (input.read() >= 0) {
                // whatever else it says
            }
        }

        /** The request line and headers; null at the end of the connection. Skips a body of declared length. */
        private String readHead() {
            def head = new StringBuilder()
            while (!head.toString().endsWith('\r\n\r\n')) {
                int next = input.read()
                if (next < 0) {
                    return null
                }
                head << (char) next
            }
            def length = head =~ /(?i)content-length: (\d+)/
            input.readNBytes(length ? length[0][1] as int : 0)
            head
        }
    }
}
