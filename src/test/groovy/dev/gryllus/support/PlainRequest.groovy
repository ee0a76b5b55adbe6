package dev.gryllus.support

import groovy.transform.Immutable
import tools.jackson.databind.json.JsonMapper

/** One HTTP/1.1 request over a socket of its own, with exactly the headers that a spec gives it: also forged ones. */
class PlainRequest {
    @Immutable
    static class Answer {
        int status
        Map<String, String> headers
        String body

        Object getJson() {
            new JsonMapper().readValue(body, Object)
        }
    }

    static Answer get(Map<String, String> headers = [:], int port, String path) {
        send(headers, port, 'GET', path, '')
    }

    static Answer post(int port, String path, String body = '') {
        post([:], port, path, body)
    }

    static Answer post(Map<String, String> headers, int port, String path, String body = '') {
        send(['Content-Type': 'application/x-www-form-urlencoded'] + headers, port, 'POST', path, body)
    }

    static Answer send(Map<String, String> headers, int port, String method, String path, String body) {
        new Socket(InetAddress.loopbackAddress, port).withCloseable { socket ->
            socket.soTimeout = 30_000
            def bytes = body.getBytes('UTF-8')
            def all = [Host: "localhost:$port", Connection: 'close'] + (body || method == 'POST' ? ['Content-Length': bytes.length] : [:]) + headers
            def head = "$method $path HTTP/1.1\r\n" + all.findAll { it.value != null }.collect { "$it.key: $it.value\r\n" }.join('') + '\r\n'
            socket.outputStream.write(head.getBytes('UTF-8'))
            socket.outputStream.write(bytes)
            socket.outputStream.flush()
            answer(new String(socket.inputStream.readAllBytes(), 'UTF-8'))
        }
    }

    private static Answer answer(String text) {
        def end = text.indexOf('\r\n\r\n')
        def lines = text.substring(0, end).split('\r\n')
        def headers = lines.tail().collectEntries { line ->
            def colon = line.indexOf(':')
            [line.substring(0, colon).toLowerCase(), line.substring(colon + 1).trim()]
        }
        new Answer(lines[0].split(' ')[1] as int, headers, unchunked(headers, text.substring(end + 4)))
    }

    private static String unchunked(Map<String, String> headers, String body) {
        if (headers['transfer-encoding'] != 'chunked') {
            return body
        }
        def whole = new StringBuilder()
        def rest = body
        while (true) {
            def line = rest.indexOf('\r\n')
            def size = Integer.parseInt(rest.substring(0, line), 16)
            if (size == 0) {
                return whole
            }
            whole << rest.substring(line + 2, line + 2 + size)
            rest = rest.substring(line + 4 + size)
        }
    }
}
