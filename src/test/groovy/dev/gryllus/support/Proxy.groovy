package dev.gryllus.support

import java.util.concurrent.BlockingQueue
import java.util.concurrent.CopyOnWriteArrayList
import java.util.concurrent.LinkedBlockingQueue

/** An HTTP proxy: makes tunnels, and answers plain requests itself. */
class Proxy implements AutoCloseable {
    /** The head of each request, in the order in which they came. */
    final BlockingQueue<String> requests = new LinkedBlockingQueue<>()
    /** What it answers instead of doing what it is asked for; empty to do it. */
    volatile String refusal = ''
    private final List<Socket> connections = new CopyOnWriteArrayList<>()
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.loopbackAddress)

    Proxy() {
        Thread.startVirtualThread {
            while (!server.closed) {
                try {
                    def socket = server.accept()
                    connections << socket
                    Thread.startVirtualThread { serve(socket) }
                } catch (SocketException ignored) {
                    break // closed: the only way to end accept()
                }
            }
        }
    }

    int getPort() {
        server.localPort
    }

    private void serve(Socket client) {
        try {
            for (String head = readHead(client); head; head = readHead(client)) {
                requests << head
                if (refusal) {
                    client.outputStream << refusal
                } else if (head.startsWith('CONNECT ')) {
                    tunnel(client, head.split(' ')[1])
                } else {
                    client.outputStream << RawServer.OK
                }
            }
        } catch (IOException ignored) {
            // one side hung up
        }
    }

    private void tunnel(Socket client, String target) {
        def (host, port) = target.split(':')
        def far = new Socket(host, port as int)
        connections << far
        client.outputStream << 'HTTP/1.1 200 OK\r\n\r\n'
        Thread.startVirtualThread { copy(far, client) }
        copy(client, far)
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.inputStream.transferTo(to.outputStream)
            to.shutdownOutput()
        } catch (IOException ignored) {
            // one side hung up
        }
    }

    private static String readHead(Socket socket) {
        def head = new StringBuilder()
        while (!head.toString().endsWith('\r\n\r\n')) {
            int next = socket.inputStream.read()
            if (next < 0) {
                return ''
            }
            head << (char) next
        }
        head
    }

    @Override
    void close() {
        server.close()
        connections*.close()
    }
}
