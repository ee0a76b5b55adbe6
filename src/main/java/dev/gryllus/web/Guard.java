package dev.gryllus.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// Lets only those through who have logged in: people by the login page and a cookie, programs by the name and password
/// that they send along (`curl -u`). Safe for any number of threads.
final class Guard {
    static final String LOGIN = "/login";
    private static final String COOKIE = "gryllus_session";
    private static final String BASIC = "Basic ";

    /// The files of the page hold nothing of the test. Possessive, because a pattern that can go back over its groups
    /// needs stack for each of them.
    private static final Pattern OPEN_TO_ALL = Pattern.compile("/login|/assets(?:/(?!\\.)[A-Za-z0-9._-]+)++");

    /// Where to go after the login: below this server, whatever the address says.
    private static final Pattern BELOW = Pattern.compile("/(?![/\\\\])[A-Za-z0-9._~!$&'()*+,;=:@%/?-]*");

    private static final int MOST_PROGRAMS = 100;

    private final Login login;
    private final Assets assets;
    private final String basePath;
    private final boolean secure;
    private final Map<String, String> programs = new ConcurrentHashMap<>(); // digest of what they send → session

    /// @param secure whether browsers reach the server by TLS only
    Guard(Login login, Assets assets, String basePath, boolean secure) {
        this.login = login;
        this.assets = assets;
        this.basePath = basePath;
        this.secure = secure;
    }

    void addTo(RoutesConfig routes) {
        Answers.get(routes, LOGIN, request -> assets.serve(request, "login.html"));
        routes.post(LOGIN, this::logIn);
        routes.post("/logout", this::logOut);
    }

    /// @throws Refusal if the request needs a login; a browser that wants a page is sent to the login page
    void check(Context request) {
        String path =
                request.path().startsWith(basePath) ? request.path().substring(basePath.length()) : request.path();
        if (OPEN_TO_ALL.matcher(path).matches() || isLoggedIn(request) || isProgram(request)) {
            return;
        }
        if (Optional.ofNullable(request.header("Accept")).orElse("").contains("text/html")) {
            request.redirect(basePath + LOGIN + "?next=" + URLEncoder.encode(target(request), StandardCharsets.UTF_8));
            request.skipRemainingHandlers();
            return;
        }
        throw new Refusal(401, "Log in first: a program sends name and password along, as curl -u does.");
    }

    private static String target(Context request) {
        return request.path()
                + Optional.ofNullable(request.queryString()).map("?"::concat).orElse("");
    }

    private boolean isLoggedIn(Context request) {
        return Optional.ofNullable(request.cookie(COOKIE)).filter(login::isOpen).isPresent();
    }

    private boolean isProgram(Context request) {
        String header = Optional.ofNullable(request.header("Authorization")).orElse("");
        if (!header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return false;
        }
        String sent = header.substring(BASIC.length());
        if (Optional.ofNullable(programs.get(Login.digest(sent)))
                .filter(login::isOpen)
                .isPresent()) {
            return true;
        }
        String[] both = decoded(sent).split(":", 2);
        Optional<String> session =
                both.length == 2 ? login.begin(both[0], both[1], address(request)) : Optional.empty();
        session.ifPresent(secret -> remember(sent, secret));
        return session.isPresent();
    }

    /// A program logs in anew with each request; its password is tried once.
    private void remember(String sent, String secret) {
        if (programs.size() >= MOST_PROGRAMS) {
            programs.clear();
        }
        programs.put(Login.digest(sent), secret); // not the password itself: it is not kept
    }

    private static String decoded(String sent) {
        try {
            return new String(Base64.getDecoder().decode(sent.strip()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private void logIn(Context request) {
        Map<String, List<String>> form = Bodies.form(request);
        Optional<String> session = login.begin(field(form, "username"), field(form, "password"), address(request));
        String next = field(form, "next");
        if (session.isEmpty()) {
            request.redirect(basePath + LOGIN + "?wrong=1&next=" + URLEncoder.encode(next, StandardCharsets.UTF_8));
            return;
        }
        request.cookie(cookie(session.get(), -1));
        request.redirect(BELOW.matcher(next).matches() ? next : basePath + "/");
    }

    private void logOut(Context request) {
        Optional.ofNullable(request.cookie(COOKIE)).ifPresent(login::end);
        request.cookie(cookie("", 0));
        request.redirect(basePath + LOGIN);
    }

    private Cookie cookie(String value, int maxAge) {
        return new Cookie(COOKIE, value, basePath + "/", maxAge, secure, true, null, SameSite.STRICT);
    }

    /// Of the other end of the connection: what headers say of it, anybody can write.
    private static String address(Context request) {
        return request.req().getRemoteAddr();
    }

    private static String field(Map<String, List<String>> form, String name) {
        return form.getOrDefault(name, List.of("")).getFirst();
    }
}
