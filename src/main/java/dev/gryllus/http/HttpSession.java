package dev.gryllus.http;

import dev.gryllus.http.RequestBodies.Payload;
import dev.gryllus.stats.Clock;
import dev.gryllus.stats.PhaseTimes;
import dev.gryllus.user.ScriptName;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;

/// A user's `client`: sends requests, keeps cookies and connections from one to the next, and counts each call
/// once.
///
/// Belongs to its user's thread. What its calls take is told in [HttpVerbs].
@ScriptName("client")
public final class HttpSession extends SessionSettings implements HttpVerbs, AutoCloseable {
    private static final Set<String> USUAL_VERBS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");

    private static final Pattern TOKEN = Pattern.compile("[\\w!#$%&'*+.^`|~-]+");

    private HttpUser user;
    private final Optional<String> host;
    private final Transport transport;
    private final Clock clock;
    private final CookieStore cookies;
    private RequestChain chain;
    private Dialect dialect;
    private Optional<Response> pending = Optional.empty();

    /// @param host put before every path; empty for the user's, whatever that is at each request
    HttpSession(
            HttpUser user, Optional<String> host, Transport transport, Clock clock, Dialect dialect, Limits limits) {
        this.user = user;
        this.host = host;
        this.transport = transport;
        this.clock = clock;
        this.cookies = new CookieStore(clock);
        this.chain = new RequestChain(transport, cookies, clock, dialect, limits);
        this.dialect = dialect;
    }

    @Override
    public Response request(Map<String, ?> arguments, String method, String url) throws InterruptedException {
        RequestArguments parsed = RequestArguments.of(arguments);
        boolean catchResponse = parsed.catchResponse();
        Response response = send(parsed, method, url);
        if (catchResponse) {
            response.verdict().await();
        }
        if (catchResponse || response.answer().stream().isPresent()) {
            pending = Optional.of(response);
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
        try {
            response.verdict().judge(check, response);
        } finally {
            response.closeStream();
        }
        return response;
    }

    /// The lines of a response as they come: `client.iter_lines('/events').each { line -> … }`. It is one request,
    /// counted when the last line was read.
    public Iterable<String> iter_lines(String url) throws InterruptedException {
        return iter_lines(Map.of(), url);
    }

    /// @param arguments those of a request, and its `method` if that is not GET
    public Iterable<String> iter_lines(Map<String, ?> arguments, String url) throws InterruptedException {
        Map<String, Object> others = new HashMap<>(arguments);
        Object method = others.remove("method");
        others.put("stream", true);
        return request(others, method == null ? "GET" : method.toString(), url).iter_lines();
    }

    /// A request ready to go, or why it goes nowhere.
    private record Prepared(
            String name, String url, Optional<TransportRequest> request, Optional<RequestException> fault) {}

    private Response send(RequestArguments arguments, String method, String url) throws InterruptedException {
        settle();
        requireUrl(method, url);
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
                ? chain.send(prepared.request().get(), cookiesOfCall, follow, startNanos)
                : Answer.none(
                        Optional.empty(),
                        PhaseTimes.NONE,
                        clock.nanoTime(),
                        prepared.fault().orElseThrow());
        long responseNanos = answer.endNanos() - startNanos;

        Sample sample = new Sample(
                user.recorder(),
                dialect,
                answer,
                method,
                prepared.name(),
                prepared.url(),
                startNanos,
                responseNanos,
                lateness,
                context);
        Response response = new Response(answer, responseNanos, new Verdict(sample));
        answer.stream().ifPresent(stream -> stream.watch(response.verdict()));
        sample.of(response);
        return response;
    }

    private static void requireUrl(String method, String url) {
        if (url == null) {
            throw new IllegalArgumentException(
                    "client." + method.toLowerCase(Locale.ROOT) + " needs a URL, such as '/items', not null");
        }
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
        Optional<String> name = arguments.name().or(this::requestName);
        ConnectionSettings connection = arguments.connection(connection());
        Payload payload = RequestBodies.of(verb, arguments, dialect);
        Optional<String> auth = arguments.authorization().or(this::authorization);
        boolean stream = arguments.stream();
        Optional<String> query = arguments.query();
        try {
            RequestUrl target = RequestUrl.of(host.orElseGet(user::baseAddress), url, query);
            TransportRequest request = new TransportRequest(
                    verb,
                    target.url(),
                    RequestHeaders.of(getHeaders(), arguments.headers(), payload, auth, target.authorization()),
                    payload.body(),
                    connection,
                    stream);
            return new Prepared(
                    name.orElseGet(() -> dialect.defaultName(target, url)),
                    target.url().toString(),
                    Optional.of(request),
                    Optional.empty());
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

    /// Counts the response that was asked for with `catch_response` or `stream` and not closed yet, if there is one.
    void settle() {
        Optional<Response> left = pending;
        pending = Optional.empty();
        left.ifPresent(Response::close);
    }

    /// See [Transport#gaveWay].
    boolean gaveWay() {
        return transport.gaveWay();
    }

    Instant now() {
        return clock.now();
    }

    /// Belongs to another object from now on: the same user, in a newer generation of its script.
    void moveTo(HttpUser next) {
        user = next;
    }

    /// Speaks so from now on; cookies and connections stay.
    void speak(Dialect nextDialect, Limits limits) {
        dialect = nextDialect;
        chain = new RequestChain(transport, cookies, clock, nextDialect, limits);
    }

    /// Ends the session: nothing stays uncounted, no connection stays open. Scripts call it for what `new_client` made
    /// in a task; sessions that are open at the end of their user are closed then. Twice does no harm.
    @Override
    public void close() {
        user.forget(this);
        end();
    }

    /// The same, for the user itself.
    void end() {
        try {
            settle();
        } finally {
            transport.close();
        }
    }

    public CookieStore getCookies() {
        return cookies;
    }

    /// Reports the requests inside the block under one name: `client.rename_request('/items/[id]') { … }`.
    ///
    /// @return what the block returns
    /// @throws Exception what the block throws
    public <T> T rename_request(String name, Callable<T> block) throws Exception {
        String before = getRequest_name();
        setRequest_name(name);
        try {
            return block.call();
        } finally {
            setRequest_name(before);
        }
    }
}
