// Any Java client can be a protocol: a class of users makes its client and measures what it does. This is also the way
// to use an SDK that brings a client of its own, or a message queue: the tasks below need not know.
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse.BodyHandlers

/** JSON-RPC: errors come with status 200, so only the protocol knows what is a failure. */
class RpcClient {
    final User user
    final HttpClient http = HttpClient.newHttpClient()
    int calls

    RpcClient(User user) { this.user = user }

    def call(String method, Object... params) {
        user.measure('RPC', method) { request ->            // one row in the report: type and name
            def body = """{"jsonrpc": "2.0", "method": "$method", "params": $params, "id": ${++calls}}"""
            def post = HttpRequest.newBuilder(URI.create(user.host + '/rpc')).POST(HttpRequest.BodyPublishers.ofString(body))
            def answer = http.send(post.build(), BodyHandlers.ofString()).body()
            request.response_length = answer.length()
            def error = answer =~ /"message":"([^"]*)"/
            if (error) request.failure(error[0][1])         // an exception would be a failure, too
            def result = answer =~ /"result":(\d+)/
            result ? result[0][1] as int : null
        }
    }
}

abstract class RpcUser extends User {                       // abstract: never runs itself
    RpcClient client

    def on_start() { client = new RpcClient(this) }

    def on_stop() { client.http.close() }
}

class Accountant extends RpcUser {
    static host = 'http://localhost:8090'
    static wait_time = between(0.5, 1)

    @task(3)
    def price() { assert client.call('price', random.nextInt(100)) > 0 }

    @task
    def count() { assert client.call('count') == 100 }
}
