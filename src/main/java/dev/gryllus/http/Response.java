package dev.gryllus.http;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.Cookie;
import okhttp3.HttpUrl;
import okhttp3.MediaType;

/// What a script gets from a request, always: without an answer of the server its status is 0, its content is
/// empty, and [#getError] says why. Names are Locust's; belongs to the user's thread.
public final class Response implements AutoCloseable {
    private final Answer answer;
    private final Elapsed elapsed;
    private final String name;
    private final Verdict verdict;
    private Optional<String> text = Optional.empty();
    private Optional<Extraction> extraction = Optional.empty();

    Response(Answer answer, long elapsedNanos, String name, Verdict verdict) {
        this.answer = answer;
        this.elapsed = new Elapsed(elapsedNanos);
        this.name = name;
        this.verdict = verdict;
    }

    Verdict verdict() {
        return verdict;
    }

    public int getStatus_code() {
        return answer.status();
    }

    /// The server's own words for the status; empty in HTTP/2.
    public String getReason() {
        return answer.reason();
    }

    /// Whether there is a response, with a status below 400; marks of the script do not matter here.
    public boolean isOk() {
        return answer.isOk();
    }

    /// The content as text, in the charset that `Content-Type` names, else UTF-8.
    public String getText() {
        if (text.isEmpty()) {
            text = Optional.of(new String(answer.content(), charset()));
        }
        return text.get();
    }

    /// The decoded content; not a copy.
    public byte[] getContent() {
        return answer.content();
    }

    /// The content read as JSON: maps, lists, text, numbers, booleans; null for JSON's `null`.
    ///
    /// @throws JSONDecodeError if it is not JSON
    public Object json() {
        return JsonText.read(getText());
    }

    /// The first match of a JSONPath such as `$.items[*].id`; null if there is none. A path without wildcards has at
    /// most one match, which may itself be a list.
    ///
    /// @throws JSONDecodeError if the content is not JSON
    public Object jsonpath(String path) {
        return firstOf(jsonpath_all(path));
    }

    /// All matches of a JSONPath; an empty list if there is none.
    ///
    /// @throws JSONDecodeError if the content is not JSON
    public List<Object> jsonpath_all(String path) {
        return extraction().jsonpath(path);
    }

    /// The first element that a CSS selector such as `a.next` matches; null if there is none.
    ///
    /// @throws NotHTMLError if the content is no page
    public HtmlElement css(String selector) {
        return extraction().page().css(selector);
    }

    /// All elements that a CSS selector matches; an empty list if there is none.
    ///
    /// @throws NotHTMLError if the content is no page
    public List<HtmlElement> css_all(String selector) {
        return extraction().page().css_all(selector);
    }

    /// The first match of a regular expression in the text: its first group, or all of it if it has no groups; null
    /// if there is none.
    public String regex(Object pattern) {
        return firstOf(extraction().regex(pattern, 1));
    }

    /// All matches of a regular expression in the text, each as in [#regex]; an empty list if there is none.
    public List<String> regex_all(Object pattern) {
        return extraction().regex(pattern, Integer.MAX_VALUE);
    }

    /// By name, whatever its case; a header that is not there is null.
    public Map<String, String> getHeaders() {
        return new HeaderMap(answer.headers());
    }

    /// What was asked for last, after redirects; empty if the script's address was none.
    public String getUrl() {
        return answer.url().map(HttpUrl::toString).orElse("");
    }

    /// The cookies that this response sets.
    public Map<String, String> getCookies() {
        Map<String, String> cookies = new LinkedHashMap<>();
        answer.url().map(url -> Cookie.parseAll(url, answer.headers())).stream()
                .flatMap(List::stream)
                .forEach(cookie -> cookies.put(cookie.name(), cookie.value()));
        return cookies;
    }

    /// The redirects that led here, oldest first.
    public List<Response> getHistory() {
        return answer.history();
    }

    /// The response time as it is reported: from sending to the end of the body, redirects included.
    public Elapsed getElapsed() {
        return elapsed;
    }

    public Phases getPhases() {
        return answer.phases();
    }

    /// Why there is no response; null if there is one.
    public RequestException getError() {
        return answer.error().orElse(null);
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

    /// Throws what this request counts as failed for: what the script marked, else a status from 400 up
    /// ([HTTPError]) or the lack of a response ([RequestException]).
    public void raise_for_status() throws Exception {
        Optional<? extends Throwable> fault = verdict.isMarked() ? verdict.markedFailure() : answer.fault(name);
        if (fault.isPresent()) {
            switch (fault.get()) {
                case Error error -> throw error;
                case Exception exception -> throw exception;
                case Throwable other -> throw new ResponseError(FailureReason.of(other));
            }
        }
    }

    /// Ends the judging of a response that was asked for with `catch_response`: it is counted now.
    @Override
    public void close() {
        verdict.settle();
    }

    @Override
    public String toString() {
        return "<Response [" + answer.status() + "]>";
    }

    private Extraction extraction() {
        if (extraction.isEmpty()) {
            String type =
                    Optional.ofNullable(answer.headers().get("Content-Type")).orElse("");
            extraction = Optional.of(new Extraction(getText(), type, getUrl()));
        }
        return extraction.get();
    }

    private static <T> T firstOf(List<T> found) {
        return found.isEmpty() ? null : found.getFirst();
    }

    private Charset charset() {
        MediaType type = Optional.ofNullable(answer.headers().get("Content-Type"))
                .map(MediaType::parse)
                .orElse(null);
        return type == null ? StandardCharsets.UTF_8 : type.charset(StandardCharsets.UTF_8);
    }
}
