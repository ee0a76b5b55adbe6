package dev.gryllus.http;

import dev.gryllus.stats.Outcome;
import dev.gryllus.stats.PhaseTimes;
import dev.gryllus.wire.ResponseHeaders;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;

/// How a request ended, before anybody judged it: with a response, or with the reason why there is none.
///
/// @param request the last one that was sent; empty only if the script's address is none
/// @param version of HTTP; empty if there is no response
/// @param status 0 if there is no response
/// @param content decoded; empty if there is a stream
/// @param stream the content, if it was asked for as such
/// @param times where the time went, all hops together; of one on the way its own
/// @param endNanos when the last of the response came that was read, or when it failed, on the session's clock
/// @param history the redirects before, oldest first
record Answer(
        Optional<TransportRequest> request,
        String version,
        int status,
        String reason,
        ResponseHeaders headers,
        byte[] content,
        Optional<BodyStream> stream,
        PhaseTimes times,
        long endNanos,
        List<Response> history,
        Optional<RequestException> error) {

    private static final byte[] NOTHING = {};

    static Answer of(TransportRequest request, TransportResponse response, byte[] content) {
        return of(request, response, content, Optional.empty());
    }

    static Answer of(TransportRequest request, TransportResponse response, BodyStream stream) {
        return of(request, response, NOTHING, Optional.of(stream));
    }

    private static Answer of(
            TransportRequest request, TransportResponse response, byte[] content, Optional<BodyStream> stream) {
        return new Answer(
                Optional.of(request),
                response.version(),
                response.status(),
                response.reason(),
                response.headers(),
                content,
                stream,
                response.times(),
                response.endNanos(),
                List.of(),
                Optional.empty());
    }

    static Answer none(Optional<TransportRequest> request, PhaseTimes times, long endNanos, RequestException error) {
        return new Answer(
                request,
                "",
                0,
                "",
                ResponseHeaders.NONE,
                NOTHING,
                Optional.empty(),
                times,
                endNanos,
                List.of(),
                Optional.of(error));
    }

    /// As the end of a chain of redirects, and of what was tried before.
    Answer after(List<Response> redirects, PhaseTimes timesOfAll) {
        return redirects.isEmpty() && times == timesOfAll
                ? this
                : new Answer(
                        request,
                        version,
                        status,
                        reason,
                        headers,
                        content,
                        stream,
                        timesOfAll,
                        endNanos,
                        List.copyOf(redirects),
                        error);
    }

    Optional<HttpUrl> url() {
        return request.map(TransportRequest::url);
    }

    /// What was asked for last; empty if the script's address is none.
    String urlText() {
        return url().map(HttpUrl::toString).orElse("");
    }

    /// Of the decoded content; of a stream, what was read so far.
    long length() {
        return stream.isPresent() ? stream.get().count() : content.length;
    }

    /// Whether there is a response, with a status below 400.
    boolean isOk() {
        return error.isEmpty() && status < 400;
    }

    /// How the request counts unless the script says otherwise.
    ///
    /// @param name what it is reported as
    Outcome outcome(Dialect dialect, String name) {
        if (error.isEmpty() && dialect.isSuccess(status)) {
            return Outcome.SUCCESS;
        }
        Throwable cause = error.isPresent() ? error.get() : dialect.untracedFault(this, name);
        return new Outcome.Failure(FailureReason.of(cause), Optional.of(cause));
    }

    /// What to throw for it, if it failed.
    Optional<Exception> fault(Dialect dialect, String name) {
        if (error.isPresent()) {
            return Optional.of(error.get());
        }
        return dialect.isSuccess(status) ? Optional.empty() : Optional.of(dialect.fault(this, name));
    }
}
