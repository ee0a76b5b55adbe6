package dev.gryllus.demo;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.UnauthorizedResponse;
import java.util.Map;
import java.util.Optional;

/// Coming and going. Every user name is welcome with the one password, so that a script may have as many users as
/// it likes.
final class AccountRoutes implements Routes {

    static final String PASSWORD = "secret";
    private static final String EXAMPLE = "{\"user\": \"ada\", \"password\": \"secret\"}";

    private final Sessions sessions;

    AccountRoutes(Sessions sessions) {
        this.sessions = sessions;
    }

    private record Login(String user, String password) {}

    @Override
    public void addTo(CountedRoutes routes) {
        routes.post("/login", this::login);
        routes.post("/logout", this::logout);
        routes.get("/visitor", AccountRoutes::visitor);
    }

    private void login(Context ctx) {
        var login = Input.json(ctx, Login.class, EXAMPLE);
        if (!PASSWORD.equals(login.password())) {
            throw new UnauthorizedResponse("Wrong password: every user's password here is '" + PASSWORD + "'");
        }
        var token = sessions.open();
        SessionToken.give(ctx, token);
        ctx.json(Map.of("token", token));
    }

    /// Welcome without a session, too: a session may have been dropped as the oldest.
    private void logout(Context ctx) {
        SessionToken.of(ctx).ifPresent(sessions::close);
        SessionToken.take(ctx);
        ctx.status(HttpStatus.NO_CONTENT);
    }

    /// Where a visitor comes from, as a shop behind a proxy sees it.
    private static void visitor(Context ctx) {
        ctx.json(Map.of(
                "address", Optional.ofNullable(ctx.header("X-Forwarded-For")).orElse(ctx.ip())));
    }
}
