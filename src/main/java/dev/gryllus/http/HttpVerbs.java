package dev.gryllus.http;

import dev.gryllus.user.ScriptName;
import java.util.Map;

/// The words of a script's `client`. Groovy collects named arguments in the first map:
/// `client.get('/items/7', name: '/items/[id]') { response -> … }`.
///
/// | argument          | value                                                                                   |
/// |-------------------|-----------------------------------------------------------------------------------------|
/// | `name`            | what the request is reported as; else path and query                                    |
/// | `params`          | map (values may be lists) or text, added to the query                                   |
/// | `headers`         | map; a null takes a default header away                                                 |
/// | `cookies`         | map, for this call alone                                                                |
/// | `json`            | anything, sent as JSON                                                                  |
/// | `data`            | map (sent as a form), text, bytes, a file, a stream, or a closure that answers one      |
/// | `files`           | map of name to file, path, stream, bytes, text or `[filename, content, type]`           |
/// | `auth`            | `[user, password]`, basic authentication                                                |
/// | `timeout`         | seconds, or `[connect, read]`; none by default                                          |
/// | `allow_redirects` | whether redirects are followed: true, but for HEAD                                      |
/// | `verify`          | whether the server's certificate is checked, or the file of those who vouch for it      |
/// | `cert`            | PKCS#12 or PEM file, `[certificate, key]`, or `[file: …, key: …, password: …]`          |
/// | `proxies`         | map of scheme to address, `[http: 'http://user:password@localhost:3128']`               |
/// | `http2`           | false: HTTP/1.1 only; true: HTTP/2 without TLS, too                                     |
/// | `stream`          | true: time ends with the headers; the content is read as the script asks for it         |
/// | `context`         | map for listeners, laid over the user's                                                 |
/// | `catch_response`  | true: the response may be judged until it is closed, or the next request, or task's end |
///
/// Every call that sends a request counts exactly one event; what goes wrong on the way is a failure with
/// status 0, not an exception. Thrown are: [IllegalArgumentException] for wrong arguments,
/// [InterruptedException] if the user is stopped meanwhile (nothing is counted then), and what the closure
/// throws.
@ScriptName("client")
public interface HttpVerbs {
    /// @param method any; reported as given
    Response request(Map<String, ?> arguments, String method, String url) throws InterruptedException;

    Response request(Map<String, ?> arguments, String method, String url, ResponseCheck check) throws Exception;

    default Response request(String method, String url) throws InterruptedException {
        return request(Map.of(), method, url);
    }

    default Response request(String method, String url, ResponseCheck check) throws Exception {
        return request(Map.of(), method, url, check);
    }

    default Response get(String url) throws InterruptedException {
        return request(Map.of(), "GET", url);
    }

    default Response get(Map<String, ?> arguments, String url) throws InterruptedException {
        return request(arguments, "GET", url);
    }

    default Response get(String url, ResponseCheck check) throws Exception {
        return request(Map.of(), "GET", url, check);
    }

    default Response get(Map<String, ?> arguments, String url, ResponseCheck check) throws Exception {
        return request(arguments, "GET", url, check);
    }

    default Response options(String url) throws InterruptedException {
        return request(Map.of(), "OPTIONS", url);
    }

    default Response options(Map<String, ?> arguments, String url) throws InterruptedException {
        return request(arguments, "OPTIONS", url);
    }

    default Response options(String url, ResponseCheck check) throws Exception {
        return request(Map.of(), "OPTIONS", url, check);
    }

    default Response options(Map<String, ?> arguments, String url, ResponseCheck check) throws Exception {
        return request(arguments, "OPTIONS", url, check);
    }

    default Response head(String url) throws InterruptedException {
        return request(Map.of(), "HEAD", url);
    }

    default Response head(Map<String, ?> arguments, String url) throws InterruptedException {
        return request(arguments, "HEAD", url);
    }

    default Response head(String url, ResponseCheck check) throws Exception {
        return request(Map.of(), "HEAD", url, check);
    }

    default Response head(Map<String, ?> arguments, String url, ResponseCheck check) throws Exception {
        return request(arguments, "HEAD", url, check);
    }

    default Response post(String url) throws InterruptedException {
        return request(Map.of(), "POST", url);
    }

    default Response post(Map<String, ?> arguments, String url) throws InterruptedException {
        return request(arguments, "POST", url);
    }

    default Response post(String url, ResponseCheck check) throws Exception {
        return request(Map.of(), "POST", url, check);
    }

    default Response post(Map<String, ?> arguments, String url, ResponseCheck check) throws Exception {
        return request(arguments, "POST", url, check);
    }

    default Response put(String url) throws InterruptedException {
        return request(Map.of(), "PUT", url);
    }

    default Response put(Map<String, ?> arguments, String url) throws InterruptedException {
        return request(arguments, "PUT", url);
    }

    default Response put(String url, ResponseCheck check) throws Exception {
        return request(Map.of(), "PUT", url, check);
    }

    default Response put(Map<String, ?> arguments, String url, ResponseCheck check) throws Exception {
        return request(arguments, "PUT", url, check);
    }

    default Response patch(String url) throws InterruptedException {
        return request(Map.of(), "PATCH", url);
    }

    default Response patch(Map<String, ?> arguments, String url) throws InterruptedException {
        return request(arguments, "PATCH", url);
    }

    default Response patch(String url, ResponseCheck check) throws Exception {
        return request(Map.of(), "PATCH", url, check);
    }

    default Response patch(Map<String, ?> arguments, String url, ResponseCheck check) throws Exception {
        return request(arguments, "PATCH", url, check);
    }

    default Response delete(String url) throws InterruptedException {
        return request(Map.of(), "DELETE", url);
    }

    default Response delete(Map<String, ?> arguments, String url) throws InterruptedException {
        return request(arguments, "DELETE", url);
    }

    default Response delete(String url, ResponseCheck check) throws Exception {
        return request(Map.of(), "DELETE", url, check);
    }

    default Response delete(Map<String, ?> arguments, String url, ResponseCheck check) throws Exception {
        return request(arguments, "DELETE", url, check);
    }
}
