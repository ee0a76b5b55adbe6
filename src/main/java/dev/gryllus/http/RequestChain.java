package dev.gryllus.http;

import dev.gryllus.stats.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.Headers;

/// Carries one call over a transport to its end: cookies, redirects and decoding, the same for every transport.
final class RequestChain {
    private final Transport transport;
    private final CookieStore cookies;
    private final Clock clock;

    RequestChain(Transport transport, CookieStore cookies, Clock clock) {
        this.transport = transport;
        this.cookies = cookies;
        this.clock = clock;
    }

    /// @param cookiesOfCall sent beside the session's, as long as redirects stay on the same server
    /// @param name what redirects on the way are called in texts
    /// @return the end of the chain, or why there is none
    Answer send(TransportRequest first, Map<String, String> cookiesOfCall, boolean follow, String name)
            throws InterruptedException {
        TransportRequest request = first;
        try {
            List<Response> redirects = new ArrayList<>(0);
            Phases phases = Phases.NONE;
            while (true) {
                long startNanos = clock.nanoTime();
                boolean sameServer = Redirects.sameServer(first.url(), request.url());
                Answer answer = exchange(request, sameServer ? cookiesOfCall : Map.of());
                phases = phases.plus(answer.phases());
                Optional<TransportRequest> next =
                        follow ? Redirects.next(request, answer.status(), answer.headers()) : Optional.empty();
                if (next.isEmpty()) {
                    return answer.after(redirects, phases);
                }
                if (redirects.size() == Redirects.MOST) {
                    throw Redirects.tooMany(next.get().url());
                }
                redirects.add(new Response(answer, clock.nanoTime() - startNanos, name, Verdict.NONE));
                request = next.get();
            }
        } catch (RequestException e) {
            return Answer.none(Optional.of(request.url()), e);
        }
    }

    private Answer exchange(TransportRequest request, Map<String, String> cookiesOfCall)
            throws RequestException, InterruptedException {
        TransportResponse response;
        try {
            response = transport.exchange(withCookies(request, cookiesOfCall));
        } catch (TransportException e) {
            throw FailureReason.explain(e, request.url(), request.timeouts());
        }
        cookies.receive(request.url(), response.headers());
        byte[] content =
                ContentDecoder.decode(response.body(), response.headers().values("Content-Encoding"));
        return Answer.of(request.url(), response, content);
    }

    /// A `Cookie` header that the script wrote stands as it is.
    private TransportRequest withCookies(TransportRequest request, Map<String, String> cookiesOfCall) {
        Headers headers = request.headers();
        String header = headers.get("Cookie") == null ? cookies.header(request.url(), cookiesOfCall) : "";
        return header.isEmpty()
                ? request
                : request.withHeaders(
                        headers.newBuilder().addUnsafeNonAscii("Cookie", header).build());
    }
}
