package dev.gryllus.demo;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import io.javalin.http.UnauthorizedResponse;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// The shop for browsers: shelves to look through and a form to sign in with. Looking needs no login.
///
/// The form carries a token that must come back with the cookie of the same value, as frameworks do it against
/// requests that another site forges.
final class PageRoutes implements Routes {

    private static final String FORM_COOKIE = "form";
    private static final int UNTIL_BROWSER_CLOSES = -1;

    private final Catalogue catalogue;
    private final Sessions sessions;

    PageRoutes(Catalogue catalogue, Sessions sessions) {
        this.catalogue = catalogue;
        this.sessions = sessions;
    }

    @Override
    public void addTo(CountedRoutes routes) {
        routes.get("/shelf", this::shelf);
        routes.get("/signin", PageRoutes::form);
        routes.post("/signin", this::signIn);
    }

    private void shelf(Context ctx) {
        int page = Input.page(ctx);
        var items = catalogue.page(page).stream()
                .map(item -> "<li><a class=\"item\" href=\"/items/%d\">%s</a></li>".formatted(item.id(), item.name()))
                .collect(Collectors.joining("\n"));
        var next = page < catalogue.pages()
                ? "<a class=\"next\" href=\"/shelf?page=%d\">next</a>".formatted(page + 1)
                : "";
        ctx.html(page("Shelf " + page, "<ul>\n" + items + "\n</ul>\n" + next));
    }

    private static void form(Context ctx) {
        var token = UUID.randomUUID().toString();
        var cookie = new Cookie(FORM_COOKIE, token, "/", UNTIL_BROWSER_CLOSES, false, true);
        cookie.setSameSite(SameSite.LAX);
        ctx.cookie(cookie);
        ctx.html(page("Sign in", """
                <form method="post" action="/signin">
                <input type="hidden" name="csrf_token" value="%s">
                <input name="user"> <input name="password" type="password"> <button>Sign in</button>
                </form>""".formatted(token)));
    }

    private void signIn(Context ctx) {
        var token = Optional.ofNullable(ctx.formParam("csrf_token"));
        if (token.isEmpty() || !token.equals(Optional.ofNullable(ctx.cookie(FORM_COOKIE)))) {
            throw new ForbiddenResponse("csrf_token is not that of the form: GET /signin first");
        }
        if (!AccountRoutes.PASSWORD.equals(ctx.formParam("password"))) {
            throw new UnauthorizedResponse("Wrong password");
        }
        ctx.removeCookie(FORM_COOKIE);
        SessionToken.give(ctx, sessions.open());
        ctx.redirect("/shelf", HttpStatus.SEE_OTHER);
    }

    /// @param body holds nothing from outside
    private static String page(String title, String body) {
        return "<!doctype html>\n<title>%s</title>\n<h1>%s</h1>\n%s\n".formatted(title, title, body);
    }
}
