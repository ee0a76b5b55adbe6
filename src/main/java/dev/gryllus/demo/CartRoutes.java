package dev.gryllus.demo;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.ConflictResponse;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import io.javalin.http.UnauthorizedResponse;

/// Buying, which needs a session.
final class CartRoutes implements Routes {

    private static final String EXAMPLE = "{\"item\": 42, \"quantity\": 1}";

    private final Catalogue catalogue;
    private final Sessions sessions;

    CartRoutes(Catalogue catalogue, Sessions sessions) {
        this.catalogue = catalogue;
        this.sessions = sessions;
    }

    private record Wish(int item, int quantity) {}

    @Override
    public void addTo(CountedRoutes routes) {
        routes.get("/cart", ctx -> ctx.json(cart(ctx).content()));
        routes.post("/cart", this::add);
        routes.post("/checkout", this::checkOut);
    }

    private void add(Context ctx) {
        var cart = cart(ctx);
        var wish = Input.json(ctx, Wish.class, EXAMPLE);
        if (wish.quantity() < 1 || wish.quantity() > Cart.MAX_QUANTITY) {
            throw new BadRequestResponse(
                    "quantity must be from 1 to %d, not %d".formatted(Cart.MAX_QUANTITY, wish.quantity()));
        }
        var item =
                catalogue.item(wish.item()).orElseThrow(() -> new NotFoundResponse("There is no item " + wish.item()));
        ctx.json(cart.add(item, wish.quantity()));
    }

    private void checkOut(Context ctx) {
        var bought = cart(ctx).checkOut();
        if (bought.isEmpty()) {
            throw new ConflictResponse("The cart is empty: POST /cart first");
        }
        ctx.json(bought);
    }

    private Cart cart(Context ctx) {
        return SessionToken.of(ctx)
                .flatMap(sessions::cart)
                .orElseThrow(() -> new UnauthorizedResponse(
                        "Not logged in: POST /login first, then send its cookie or 'Authorization: Bearer <token>'"));
    }
}
