package dev.gryllus.web;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Who may ask for what. Every request passes it before anything else looks at it.
///
/// | check                                            | against                                                      |
/// |--------------------------------------------------|--------------------------------------------------------------|
/// | the `Host` names this server                     | pages that make a browser take their name for this address   |
/// | nothing is changed by `GET`                      | links, pictures and forms of other pages                     |
/// | `Origin` and `Sec-Fetch-Site` are this server's  | requests that other pages send from a browser                |
/// | a browser shows the token of this process        | the same, where a browser says neither                       |
///
/// Programs that are no browser, such as curl, send none of a browser's headers, and need no token: they run on a
/// machine that may reach the server anyway. Immutable.
final class Gate {
    static final String TOKEN_HEADER = "X-Gryllus-Token";

    private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    /// Headers of which browsers send at least one with each request that changes something.
    private static final Set<String> OF_BROWSERS =
            Set.of("Origin", "Referer", "Cookie", "Sec-Fetch-Site", "Sec-Fetch-Mode", "Sec-Fetch-Dest");

    private static final int TOKEN_BYTES = 32;

    private final String token = newToken();
    private final Set<String> names;

    /// @param names under which the server may be reached, beside those of the loopback; in lower case, without a port
    Gate(Set<String> names) {
        this.names = Set.copyOf(names);
    }

    /// What a browser has to show with each request that changes something.
    String token() {
        return token;
    }

    /// @throws Refusal if the request is not answered
    void check(Context request) {
        if (!isOurs(request)) {
            throw new Refusal(
                    421,
                    "This server is not known under the name in the Host header. Use http://localhost, or name it with"
                            + " --web-allowed-hosts.");
        }
        if (changes(request)) {
            checkSource(request);
        }
    }

    private static boolean changes(Context request) {
        return request.method() != HandlerType.GET
                && request.method() != HandlerType.HEAD
                && request.method() != HandlerType.OPTIONS;
    }

    private void checkSource(Context request) {
        Optional<String> site = Optional.ofNullable(request.header("Sec-Fetch-Site"));
        if (site.filter(word -> !word.equals("same-origin")).isPresent()) {
            throw new Refusal(403, "A page of another site has sent this request; it is refused.");
        }
        Optional<String> origin = Optional.ofNullable(request.header("Origin"));
        if (origin.filter(address -> !isSameOrigin(address, request)).isPresent()) {
            throw new Refusal(403, "The Origin of this request is not this server; it is refused.");
        }
        if (isOfBrowser(request) && !isLogin(request) && !hasToken(request)) {
            throw new Refusal(
                    403,
                    "A browser must show the token of this process in the header " + TOKEN_HEADER
                            + ". Load the page again.");
        }
    }

    /// The token of this process, in constant time.
    boolean hasToken(Context request) {
        byte[] shown =
                Optional.ofNullable(request.header(TOKEN_HEADER)).orElse("").getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(shown, token.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isOfBrowser(Context request) {
        String agent = Optional.ofNullable(request.userAgent()).orElse("");
        return agent.startsWith("Mozilla/") || OF_BROWSERS.stream().anyMatch(name -> request.header(name) != null);
    }

    /// Host and port of an origin are those that the browser has asked. The scheme is left out: behind a proxy that
    /// ends TLS, only the browser knows it.
    private static boolean isSameOrigin(String origin, Context request) {
        String address = origin.replaceFirst("(?i)^https?://", "");
        return !address.equals(origin)
                && address.toLowerCase(Locale.ROOT)
                        .equals(Optional.ofNullable(request.header("Host"))
                                .orElse("")
                                .toLowerCase(Locale.ROOT));
    }

    /// Before it nobody knows the token. Who makes somebody log in by a name of their own gains nothing by it.
    private static boolean isLogin(Context request) {
        return request.path().endsWith(Guard.LOGIN);
    }

    /// An address in numbers that the request has come to is ours: a foreign name cannot pass for it.
    private boolean isOurs(Context request) {
        String host = Optional.ofNullable(request.header("Host")).orElse("");
        String name = host.toLowerCase(Locale.ROOT).replaceFirst(":\\d*$", "");
        String address = request.req().getLocalAddr();
        return Stream.of(LOOPBACK_NAMES, names).anyMatch(known -> known.contains(name))
                || (!name.isEmpty() && (name.equals(address) || name.equals("[" + address + "]")));
    }

    private static String newToken() {
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
