package dev.gryllus.http;

import dev.gryllus.wire.Framing;
import dev.gryllus.wire.Persistence;
import java.io.IOException;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/// What OkHttp does by itself, and must not do here: put right in its network interceptors.
final class OkHttpHabits {
    private static final String EXPECT = "Expect";
    private static final String CONTINUE = "100-continue";

    private OkHttpHabits() {}

    /// OkHttp acts on two statuses by itself: after 503 with `Retry-After: 0` it asks again, and 407 it takes for a
    /// broken server. It is shown another one; [ExchangeTimer#status] is what the server said.
    static Response hideStatus(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        return response.code() == 503 || response.code() == 407
                ? response.newBuilder().code(500).build()
                : response;
    }

    /// OkHttp takes the last of several lengths for true, and chunks for more than a length. Refused here, the
    /// connection is closed.
    static Response requireOneEnd(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        String version = OkHttpCore.version(response.protocol());
        if (version.startsWith("HTTP/1")) {
            Framing.of(
                    chain.request().method(),
                    response.code(),
                    version,
                    response.headers("Content-Length"),
                    response.headers("Transfer-Encoding"));
        }
        return response;
    }

    /// OkHttp knows a connection that ends only by `Connection: close` alone, and would send the next request into
    /// one that the server is about to close, or that speaks something else from now on.
    static Response retireClosing(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        String version = OkHttpCore.version(response.protocol());
        if (!Persistence.isOffered(response.code(), version, response.headers("Connection"))) {
            ConnectionState.retire(chain.connection());
        }
        return response;
    }

    /// With `Expect: 100-continue` OkHttp keeps the body back until the server asks for it, and would wait for ever
    /// for one that does not. Only that very value makes it wait. A blank behind it is no part of the value in
    /// HTTP/1.1 (RFC 9112 5), so that the server sees what the script wrote; HTTP/2 allows no such blank, and the
    /// header is left out there.
    static Response sendBodyAtOnce(Interceptor.Chain chain) throws IOException {
        Request request = chain.request();
        if (!CONTINUE.equalsIgnoreCase(request.header(EXPECT)) || request.body() == null) {
            return chain.proceed(request);
        }
        Headers headers = ConnectionState.isHttp1(chain.connection())
                ? withBlank(request.headers())
                : request.headers().newBuilder().removeAll(EXPECT).build();
        return chain.proceed(request.newBuilder().headers(headers).build());
    }

    /// The public ways to make headers take the blank away; the constructor is OkHttp's internal one.
    private static Headers withBlank(Headers headers) {
        String[] namesAndValues = new String[2 * headers.size()];
        for (int i = 0; i < headers.size(); i++) {
            namesAndValues[2 * i] = headers.name(i);
            namesAndValues[2 * i + 1] =
                    headers.name(i).equalsIgnoreCase(EXPECT) ? headers.value(i) + " " : headers.value(i);
        }
        return new Headers(namesAndValues);
    }
}
