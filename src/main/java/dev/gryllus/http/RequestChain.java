package dev.gryllus.http;

import dev.gryllus.stats.Clock;
import dev.gryllus.stats.PhaseTimes;
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
    private final Dialect dialect;
    private final Limits limits;

    /// Where the time of the present call went until now, tries that failed and redirects included.
    private PhaseTimes spent = PhaseTimes.NONE;

    RequestChain(Transport transport, CookieStore cookies, Clock clock, Dialect dialect, Limits limits) {
        this.transport = transport;
        this.cookies = cookies;
        this.clock = clock;
        this.dialect = dialect;
        this.limits = limits;
    }

    /// @param cookiesOfCall sent beside the session's, as long as redirects stay on the same server
    /// @param startNanos now, on the clock
    /// @return the end of the chain, or why there is none
    Answer send(TransportRequest first, Map<String, String> cookiesOfCall, boolean follow, long startNanos)
            throws InterruptedException {
        TransportRequest request = first;
        long hopNanos = startNanos;
        spent = PhaseTimes.NONE;
        try {
            List<Response> redirects = new ArrayList<>(0);
            while (true) {
                boolean sameServer = Redirects.sameServer(first.url(), request.url());
                Answer answer = exchange(request, sameServer ? cookiesOfCall : Map.of());
                Optional<TransportRequest> next =
                        follow ? Redirects.next(request, answer.status(), answer.headers(), dialect) : Optional.empty();
                if (next.isEmpty()) {
                    return answer.after(redirects, spent);
                }
                answer.stream().ifPresent(BodyStream::close);
                if (redirects.size() == limits.redirects()) {
                    throw Redirects.tooMany(limits.redirects(), next.get().url());
                }
                redirects.add(Response.onTheWay(answer, answer.endNanos() - hopNanos));
                hopNanos = clock.nanoTime();
                request = next.get();
            }
        } catch (RequestException e) {
            return Answer.none(Optional.of(request), spent, clock.nanoTime(), e);
        }
    }

    private Answer exchange(TransportRequest unsigned, Map<String, String> cookiesOfCall)
            throws RequestException, InterruptedException {
        TransportRequest request = withCookies(unsigned, cookiesOfCall);
        TransportResponse response = exchange(request);
        cookies.receive(request.url(), response.headers());
        if (response.stream().isPresent()) {
            return Answer.of(
                    request, response, new BodyStream(request, response.stream().get(), response.headers()));
        }
        byte[] content =
                ContentDecoder.decode(response.body(), response.headers().values("Content-Encoding"));
        return Answer.of(request, response, content);
    }

    private TransportResponse exchange(TransportRequest request) throws RequestException, InterruptedException {
        for (int retries = 0; ; retries++) {
            try {
                TransportResponse response = transport.exchange(request);
                spent = spent.plus(response.times());
                return response;
            } catch (TransportException e) {
                spent = spent.plus(e.times());
                if (retries == limits.retries()) {
                    throw FailureReason.explain(e, request);
                }
            }
        }
    }

    /// A `Cookie` header that the script wrote stands as it is.
    private TransportRequest withCookies(TransportRequest request, Map<String, String> cookiesOfCall) {
        Headers headers = request.headers();
        String header = cookies.header(request.url(), cookiesOfCall);
        return header.isEmpty() || headers.get("Cookie") != null
                ? request
                : request.withHeaders(
                        headers.newBuilder().addUnsafeNonAscii("Cookie", header).build());
    }
}
