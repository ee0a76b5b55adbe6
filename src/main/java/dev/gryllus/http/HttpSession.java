package dev.gryllus.http;

import dev.gryllus.http.RequestBodies.Payload;
import dev.gryllus.stats.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;

/// A user's `client`: sends requests, keeps cookies and connections from one to the next, and counts each call
/// once.
///
/// Belongs to its user's thread. What its calls take is told in [HttpVerbs].
public final class HttpSession implements HttpVerbs {
    private static final Set<String> USUAL_VERBS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");

    private static final Pattern TOKEN = Pattern.compile("[\\w!#$%&'*+.^`|~-]+");

    private HttpUser user;
    private final Optional<String> host;
    private final Transport transport;
    private final Clock clock;
    private final CookieStore cookies;
    private final RequestChain chain;
    private final Map<String, Object> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private Optional<String> requestName = Optional.empty();
    private Optional<String> authorization = Optional.empty();
    private boolean verify = true;
    private Verdict pending = Verdict.NONE;

    /// @param host put before every path; empty for the user's, whatever that is at each request
    HttpSession(HttpUser user, Optional<String> host, Transport transport, Clock clock) {
        this.user = user;
        this.host = host;
        this.transport = transport;
        this.clock = clock;
        this.cookies = new CookieStore(clock);
        this.chain = new RequestChain(transport, cookies, clock);
    }

    @Override
    public Response request(Map<String, ?> arguments, String method, String url) throws InterruptedException {
        RequestArguments parsed = RequestArguments.of(arguments);
        boolean catchResponse = parsed.catchResponse();
        Response response = send(parsed, method, url);
        if (catchResponse) {
            pending = response.verdict();
        } else {
            response.verdict().settle();
        }
        return response;
    }

    @Override
    public Response request(Map<String, ?> arguments, String method, String url, ResponseCheck check) throws Exception {
        RequestArguments parsed = RequestArguments.of(arguments);
        parsed.catchResponse(); // a closure says it already, but a wrong value should still be told
        Response response = send(parsed, method, url);
        response.verdict().judge(check, response);
        return response;
    }

    /// A request ready to go, or why it goes nowhere.
    private record Prepared(
            String name, String url, Optional<TransportRequest> request, Optional<RequestException> fault) {}

    private Response send(RequestArguments arguments, String method, String url) throws InterruptedException {
        settle();
        if (Thread.currentThread().isInterrupted()) {
            throw Interruption.exception(null);
        }
        Map<String, Object> context = context(arguments.context());
        Map<String, String> cookiesOfCall = arguments.cookies();
        String verb = verb(method);
        boolean follow = arguments.allowRedirects().orElse(!verb.equals("HEAD"));
        OptionalLong lateness = user.lateness();
        Prepared prepared = prepare(arguments, verb, url);
        prepared.request().ifPresent(transport::prepare);

        long startNanos = clock.nanoTime();
        Answer answer = prepared.request().isPresent()
                ? chain.send(prepared.request().get(), cookiesOfCall, follow, prepared.name())
                : Answer.none(Optional.empty(), prepared.fault().orElseThrow());
        long responseNanos = clock.nanoTime() - startNanos;

        Sample sample = new Sample(
                user.recorder(),
                method,
                prepared.name(),
                prepared.url(),
                startNanos,
                responseNanos,
                lateness,
                answer.content().length,
                context);
        Response response = new Response(
                answer, responseNanos, prepared.name(), new Verdict(answer.outcome(prepared.name()), sample));
        sample.of(response);
        return response;
    }

    /// @throws IllegalArgumentException if it is no token (RFC 9110 9.1): it would become another request on the wire
    private static String verb(String method) {
        if (USUAL_VERBS.contains(method)) {
            return method;
        }
        if (!TOKEN.matcher(method).matches()) {
            throw new IllegalArgumentException("'" + method + "' is no HTTP method");
        }
        return method.toUpperCase(Locale.ROOT);
    }

    private Prepared prepare(RequestArguments arguments, String verb, String url) {
        Optional<String> name = arguments.name().or(() -> requestName);
        Timeouts timeouts = arguments.timeouts();
        boolean verified = arguments.verify().orElse(verify);
        Payload payload = RequestBodies.of(verb, arguments);
        Optional<String> auth = arguments.authorization().or(() -> authorization);
        Optional<String> query = arguments.query();
        try {
            RequestUrl target = RequestUrl.of(host.orElseGet(user::baseAddress), url, query);
            TransportRequest request = new TransportRequest(
                    verb,
                    target.url(),
                    RequestHeaders.of(
                            headers, arguments.headers(), payload.contentType(), auth, target.authorization()),
                    payload.body(),
                    timeouts,
                    verified);
            return new Prepared(
                    name.orElseGet(target::name), target.url().toString(), Optional.of(request), Optional.empty());
        } catch (RequestException e) {
            return new Prepared(name.orElse(url), url, Optional.empty(), Optional.of(e));
        }
    }

    private Map<String, Object> context(Map<?, ?> ofCall) {
        Map<String, Object> ofUser = user.context();
        if (ofCall.isEmpty()) {
            return ofUser;
        }
        Map<String, Object> merged = new HashMap<>(ofUser);
        ofCall.forEach((key, value) -> merged.put(String.valueOf(key), value));
        return merged;
    }

    /// Counts the response that was asked for with `catch_response` and not closed yet, if there is one.
    void settle() {
        pending.settle();
        pending = Verdict.NONE;
    }

    /// Belongs to another object from now on: the same user, in a newer generation of its script.
    void moveTo(HttpUser next) {
        user = next;
    }

    /// Ends the session: nothing stays uncounted, no connection stays open.
    void close() {
        try {
            settle();
        } finally {
            transport.close();
        }
    }

    /// Headers that every request of this session sends; a null takes a default away.
    public Map<String, Object> getHeaders() {
        return headers;
    }

    public CookieStore getCookies() {
        return cookies;
    }

    /// What requests without a `name` of their own are reported as; null if they go by path and query.
    public String getRequest_name() {
        return requestName.orElse(null);
    }

    /// @param name null to end it
    public void setRequest_name(String name) {
        requestName = Optional.ofNullable(name).filter(text -> !text.isEmpty());
    }

    /// Reports the requests inside the block under one name: `client.rename_request('/items/[id]') { … }`.
    ///
    /// @return what the block returns
    /// @throws Exception what the block throws
    public <T> T rename_request(String name, Callable<T> block) throws Exception {
        Optional<String> before = requestName;
        setRequest_name(name);
        try {
            return block.call();
        } finally {
            requestName = before;
        }
    }

    /// Whether TLS certificates are checked where a call does not say otherwise.
    public boolean isVerify() {
        return verify;
    }

    public void setVerify(boolean verify) {
        this.verify = verify;
    }

    /// Basic authentication for every request from now on.
    ///
    /// @param pair `[user, password]`; null to end it
    public void setAuth(List<String> pair) {
        authorization = Optional.ofNullable(pair).map(RequestArguments::basic);
    }
}
