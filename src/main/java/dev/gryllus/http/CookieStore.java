package dev.gryllus.http;

import dev.gryllus.stats.Clock;
import dev.gryllus.wire.ResponseHeaders;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import okhttp3.Cookie;
import okhttp3.HttpUrl;

/// The cookies of one user: those that servers set, sent back as RFC 6265 says, and those that the script sets,
/// sent with every request. Scripts know it as `client.cookies`.
public final class CookieStore {
    /// So many are kept of one domain, the newest, as RFC 6265 6.1 asks for at least: a server that makes up a new
    /// name each time must not fill the memory of a long test.
    static final int MOST_OF_A_DOMAIN = 50;

    private final Clock clock;
    private final Map<String, String> fromScript = new LinkedHashMap<>(0);
    private final List<Cookie> fromServers = new ArrayList<>(0);

    CookieStore(Clock clock) {
        this.clock = clock;
    }

    /// The value of the newest cookie of this name, whichever server it is for; null if there is none.
    public String get(String name) {
        for (Cookie cookie : fromServers.reversed()) {
            if (cookie.name().equals(name)) {
                return cookie.value();
            }
        }
        return fromScript.get(name);
    }

    /// Groovy's `client.cookies['name']`.
    public String getAt(String name) {
        return get(name);
    }

    /// Sends this cookie with every request from now on, to any server.
    ///
    /// @throws IllegalArgumentException if name or value are more than one line
    public void set(String name, Object value) {
        String text = String.valueOf(value);
        requireOneLine(name, text);
        fromScript.put(name, text);
    }

    /// Groovy's `client.cookies['name'] = value`.
    public void putAt(String name, Object value) {
        set(name, value);
    }

    public void clear() {
        fromScript.clear();
        fromServers.clear();
    }

    /// Keeps what a response sets, each in place of an older one of the same name, domain and path.
    void receive(HttpUrl url, ResponseHeaders response) {
        List<String> set = response.values("Set-Cookie");
        if (set.isEmpty()) {
            return;
        }
        for (Cookie received : parse(url, set)) {
            fromServers.removeIf(old -> old.name().equals(received.name())
                    && old.domain().equals(received.domain())
                    && old.path().equals(received.path()));
            if (received.expiresAt() > clock.now().toEpochMilli()) {
                fromServers.add(received);
                forgetOldest(received.domain());
            }
        }
    }

    /// What is no cookie, or not one for this server, is left out.
    ///
    /// @param set values of `Set-Cookie`
    static List<Cookie> parse(HttpUrl url, List<String> set) {
        return set.stream()
                .map(value -> Cookie.parse(url, value))
                .filter(Objects::nonNull)
                .toList();
    }

    private void forgetOldest(String domain) {
        List<Cookie> ofDomain = fromServers.stream()
                .filter(cookie -> cookie.domain().equals(domain))
                .toList();
        if (ofDomain.size() > MOST_OF_A_DOMAIN) {
            fromServers.remove(ofDomain.getFirst());
        }
    }

    /// @throws IllegalArgumentException if a cookie of the script's could not be sent as one
    static void requireOneLine(String name, String value) {
        RequestHeaders.requireOneLine("cookies", name, name);
        RequestHeaders.requireOneLine("cookies", name, value);
    }

    /// The `Cookie` header for a request; empty if there is nothing to send.
    ///
    /// @param ofThisCall cookies of this request alone; they win over others of the same name
    String header(HttpUrl url, Map<String, String> ofThisCall) {
        if (fromServers.isEmpty() && fromScript.isEmpty() && ofThisCall.isEmpty()) {
            return "";
        }
        StringBuilder header = new StringBuilder();
        fromScript.forEach((name, value) -> append(header, name, value, ofThisCall));
        if (!fromServers.isEmpty()) {
            long now = clock.now().toEpochMilli();
            fromServers.removeIf(cookie -> cookie.expiresAt() <= now);
            fromServers.stream()
                    .filter(cookie -> cookie.matches(url))
                    .sorted((a, b) -> b.path().length() - a.path().length())
                    .forEach(cookie -> append(header, cookie.name(), cookie.value(), ofThisCall));
        }
        ofThisCall.forEach((name, value) -> append(header, name, value, Map.of()));
        return header.toString();
    }

    private static void append(StringBuilder header, String name, String value, Map<String, String> stronger) {
        if (!stronger.containsKey(name)) {
            header.append(header.isEmpty() ? "" : "; ").append(name).append('=').append(value);
        }
    }
}
