package dev.gryllus.http;

import dev.gryllus.stats.Outcome;
import java.util.List;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.HttpUrl;

/// How a request ended, before anybody judged it: with a response, or with the reason why there is none.
///
/// @param url what was asked for last; empty only if the script's address is none
/// @param status 0 if there is no response
/// @param content decoded
/// @param history the redirects before, oldest first
record Answer(
        Optional<HttpUrl> url,
        int status,
        String reason,
        Headers headers,
        byte[] content,
        Phases phases,
        List<Response> history,
        Optional<RequestException> error) {

    private static final byte[] NOTHING = {};

    static Answer of(HttpUrl url, TransportResponse response, byte[] content) {
        return new Answer(
                Optional.of(url),
                response.status(),
                response.reason(),
                response.headers(),
                content,
                response.phases(),
                List.of(),
                Optional.empty());
    }

    static Answer none(Optional<HttpUrl> url, RequestException error) {
        return new Answer(url, 0, "", Headers.EMPTY, NOTHING, Phases.NONE, List.of(), Optional.of(error));
    }

    /// As the end of a chain of redirects.
    Answer after(List<Response> redirects, Phases phasesOfAll) {
        return redirects.isEmpty()
                ? this
                : new Answer(url, status, reason, headers, content, phasesOfAll, List.copyOf(redirects), error);
    }

    /// Whether there is a response, with a status below 400.
    boolean isOk() {
        return error.isEmpty() && status < 400;
    }

    /// How the request counts unless the script says otherwise.
    ///
    /// @param name what it is reported as
    Outcome outcome(String name) {
        if (isOk()) {
            return Outcome.SUCCESS;
        }
        Throwable cause = error.isPresent() ? error.get() : HTTPError.untraced(status, reason, name);
        return new Outcome.Failure(FailureReason.of(cause), Optional.of(cause));
    }

    /// What to throw for it, if it is not ok.
    Optional<Exception> fault(String name) {
        if (isOk()) {
            return Optional.empty();
        }
        return Optional.of(error.<Exception>map(e -> e).orElseGet(() -> new HTTPError(status, reason, name)));
    }
}
