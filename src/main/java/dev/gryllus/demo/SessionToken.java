package dev.gryllus.demo;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.util.Optional;

/// How the token of a session travels: to the client in a cookie, back in that cookie or in `Authorization: Bearer
/// …`, which wins.
final class SessionToken {

    private static final String COOKIE = "session";
    private static final String BEARER = "Bearer ";
    private static final int UNTIL_BROWSER_CLOSES = -1;

    private SessionToken() {}

    static Optional<String> of(Context ctx) {
        return Optional.ofNullable(ctx.header("Authorization"))
                .filter(header -> header.startsWith(BEARER))
                .map(header -> header.substring(BEARER.length()).strip())
                .or(() -> Optional.ofNullable(ctx.cookie(COOKIE)));
    }

    static void give(Context ctx, String token) {
        var cookie = new Cookie(COOKIE, token, "/", UNTIL_BROWSER_CLOSES, false, true);
        cookie.setSameSite(SameSite.LAX);
        ctx.cookie(cookie);
    }

    static void take(Context ctx) {
        ctx.removeCookie(COOKIE);
    }
}
