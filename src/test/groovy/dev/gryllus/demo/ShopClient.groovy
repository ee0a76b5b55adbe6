package dev.gryllus.demo

import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpRequest.BodyPublishers
import java.net.http.HttpResponse
import java.net.http.HttpResponse.BodyHandlers
import tools.jackson.databind.json.JsonMapper

/** Talks to a shop as a customer does: with its own cookies, if any. Its answers are easy to compare. */
class ShopClient implements AutoCloseable {
    private static final JsonMapper MAPPER = JsonMapper.builder().build()

    private final String url
    private final HttpClient client

    ShopClient(DemoShop shop, CookieHandler cookies = null) {
        url = shop.url()
        def builder = HttpClient.newBuilder()
        if (cookies) {
            builder.cookieHandler(cookies)
        }
        client = builder.build()
    }

    static class Answer {
        final int status
        final String body
        final Map<String, List<String>> headers

        Answer(HttpResponse<String> response) {
            status = response.statusCode()
            body = response.body()
            headers = response.headers().map()
        }

        def getJson() {
            MAPPER.readValue(body, Map)
        }

        @Override
        String toString() {
            "$status $body"
        }
    }

    Answer get(String path, Map<String, String> headers = [:]) {
        send(headers, path) { GET() }
    }

    Answer post(String path, Object body = null, Map<String, String> headers = [:]) {
        def text = body == null ? '' : body instanceof String ? body : MAPPER.writeValueAsString(body)
        send(headers + ['Content-Type': 'application/json'], path) { POST(BodyPublishers.ofString(text)) }
    }

    String login(String user = 'ada') {
        post('/login', [user: user, password: 'secret']).json.token
    }

    static Map<String, String> bearer(String token) {
        [Authorization: "Bearer $token".toString()]
    }

    @Override
    void close() {
        client.close()
    }

    private Answer send(Map<String, String> headers, String path, @DelegatesTo(HttpRequest.Builder) Closure method) {
        def request = HttpRequest.newBuilder(URI.create(url + path))
        headers.each { name, value -> request.header(name, value) }
        request.with(method)
        new Answer(client.send(request.build(), BodyHandlers.ofString()))
    }
}
