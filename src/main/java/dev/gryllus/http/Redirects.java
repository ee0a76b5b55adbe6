package dev.gryllus.http;

import dev.gryllus.http.RequestException.Kind;
import dev.gryllus.wire.ResponseHeaders;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.HttpUrl;

/// Where a redirect leads, by the rules of Python's requests (`requests.sessions.SessionRedirectMixin`):
///
/// | status            | method of the next request      | body         |
/// |-------------------|---------------------------------|--------------|
/// | 301               | POST becomes GET, others stay   | dropped      |
/// | 302, 303          | GET; HEAD stays                 | dropped      |
/// | 307, 308          | stays                           | sent again   |
///
/// [Dialect#FAST] treats 301 as 308 where the method is POST.
///
/// `Authorization` and a `Cookie` header of the script's own go only to the server they were meant for. A
/// fragment is kept unless the new address has one.
final class Redirects {
    private Redirects() {}

    /// The next request, or empty if this response is no redirect.
    ///
    /// @throws RequestException if it leads to something that is not HTTP
    static Optional<TransportRequest> next(
            TransportRequest request, int status, ResponseHeaders response, Dialect dialect) throws RequestException {
        String location = isRedirect(status) ? response.last("Location").orElse("") : "";
        if (location.isEmpty()) {
            return Optional.empty();
        }
        HttpUrl url = resolve(request.url(), location);
        boolean again = status == 307 || status == 308 || dialect.postStaysAfter(status);
        Headers.Builder headers = request.headers().newBuilder();
        if (!again) {
            headers.removeAll("Content-Type").removeAll("Content-Length").removeAll("Transfer-Encoding");
        }
        if (!sameServer(request.url(), url)) {
            headers.removeAll("Authorization").removeAll("Cookie");
        }
        String method = again ? request.method() : method(request.method(), status);
        return Optional.of(new TransportRequest(
                method,
                url,
                headers.build(),
                again ? request.body() : RequestBodies.none(method),
                request.connection(),
                request.stream()));
    }

    /// @param most how many are followed
    /// @param last where the chain would have gone on
    static RequestException tooMany(int most, HttpUrl last) {
        HttpUrl withoutQuery = last.newBuilder().query(null).fragment(null).build();
        return new RequestException(Kind.REDIRECT, "More than " + most + " redirects, last to " + withoutQuery);
    }

    /// Whether what was given for one of these addresses may be shown to the other.
    static boolean sameServer(HttpUrl from, HttpUrl to) {
        boolean toTls = from.port() == 80 && to.port() == 443 && to.isHttps();
        return from.host().equals(to.host())
                && (toTls || (from.port() == to.port() && from.scheme().equals(to.scheme())));
    }

    private static boolean isRedirect(int status) {
        return (status >= 301 && status <= 303) || status == 307 || status == 308;
    }

    private static HttpUrl resolve(HttpUrl from, String location) throws RequestException {
        HttpUrl to = from.resolve(location);
        if (to == null) {
            throw new RequestException(Kind.REDIRECT, "Cannot follow the redirect to " + location);
        }
        return to.encodedFragment() == null && from.encodedFragment() != null
                ? to.newBuilder().encodedFragment(from.encodedFragment()).build()
                : to;
    }

    private static String method(String method, int status) {
        boolean toGet = status == 301 ? method.equals("POST") : !method.equals("HEAD");
        return toGet ? "GET" : method;
    }
}
