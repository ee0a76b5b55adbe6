package dev.gryllus.http;

import dev.gryllus.user.ScriptName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a script gets from a request, always: without an answer of the server its status is 0, its content is
/// empty, and [#getError] says why. Names are Locust's; belongs to the user's thread.
@ScriptName("the response")
public final class Response extends ResponseContent implements AutoCloseable {
    private final Elapsed elapsed;
    private final Verdict verdict;

    Response(Answer answer, long elapsedNanos, Verdict verdict) {
        super(answer);
        this.elapsed = new Elapsed(elapsedNanos);
        this.verdict = verdict;
    }

    /// A redirect that was followed; it is not counted by itself.
    static Response onTheWay(Answer answer, long elapsedNanos) {
        return new Response(answer, elapsedNanos, Verdict.NONE);
    }

    Verdict verdict() {
        return verdict;
    }

    public int getStatus_code() {
        return answer().status();
    }

    /// The server's own words for the status; empty in HTTP/2.
    public String getReason() {
        return answer().reason();
    }

    /// `HTTP/1.1`, `HTTP/2`; empty if there is no response.
    public String getHttp_version() {
        return answer().version();
    }

    /// Whether there is a response, with a status below 400; marks of the script do not matter here.
    public boolean isOk() {
        return answer().isOk();
    }

    /// By name, whatever its case; a header that is not there is null.
    public Map<String, String> getHeaders() {
        return new HeaderMap(answer().headers());
    }

    /// What was asked for last, after redirects; empty if the script's address was none.
    public String getUrl() {
        return answer().urlText();
    }

    /// What was sent last, after redirects; null if the script's address was none.
    public SentRequest getRequest() {
        return answer().request().map(SentRequest::new).orElse(null);
    }

    /// What will be counted, to look at and to edit as long as it is not: `request_meta['name'] = '/items/[id]'`. Null
    /// for a redirect on the way.
    public Map<String, Object> getRequest_meta() {
        return verdict.sample().map(sample -> new RequestMeta(sample, verdict)).orElse(null);
    }

    /// The cookies that this response sets.
    public Map<String, String> getCookies() {
        Map<String, String> cookies = new LinkedHashMap<>();
        answer().url().map(url -> CookieStore.parse(url, answer().headers().values("Set-Cookie"))).stream()
                .flatMap(List::stream)
                .forEach(cookie -> cookies.put(cookie.name(), cookie.value()));
        return cookies;
    }

    /// The redirects that led here, oldest first.
    public List<Response> getHistory() {
        return answer().history();
    }

    /// The response time as it is reported: from sending to the end of the body, redirects included; to the end of
    /// the headers with `stream: true`.
    public Elapsed getElapsed() {
        return elapsed;
    }

    public Phases getPhases() {
        return new Phases(answer().times());
    }

    /// Why there is no response; null if there is one.
    public RequestException getError() {
        return answer().error().orElse(null);
    }

    /// Counts the request as failed.
    ///
    /// @param reason a text or an exception; failures are grouped by it
    /// @throws IllegalStateException if the response is counted already, which without a closure and without
    ///     `catch_response` it is at once
    public void failure(Object reason) {
        verdict.fail(reason);
    }

    /// Counts the request as a success, whatever its status.
    ///
    /// @throws IllegalStateException as [#failure]
    public void success() {
        verdict.succeed();
    }

    /// Throws what this request counts as failed for: what the script marked, else a status that is no success
    /// ([HTTPError], or [LocustBadStatusCode] of a [FastHttpUser]) or the lack of a response ([RequestException]).
    public void raise_for_status() throws Exception {
        Optional<? extends Throwable> fault = verdict.fault();
        if (fault.isPresent()) {
            switch (fault.get()) {
                case Error error -> throw error;
                case Exception exception -> throw exception;
                case Throwable other -> throw new ResponseError(FailureReason.of(other));
            }
        }
    }

    /// Ends the judging of a response that was asked for with `catch_response`, and the reading of one that was
    /// asked for with `stream`: it is counted now.
    @Override
    public void close() {
        closeStream();
        verdict.settle();
    }

    void closeStream() {
        answer().stream().ifPresent(BodyStream::close);
    }

    @Override
    public String toString() {
        return "<Response [" + answer().status() + "]>";
    }
}
