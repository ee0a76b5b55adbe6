package dev.gryllus.demo;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.List;
import java.util.Map;

/// Looking around, which needs no login.
final class CatalogueRoutes implements Routes {

    private final Catalogue catalogue;

    CatalogueRoutes(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    private record Page(int page, int pages, List<Item> items) {}

    private record Hits(String query, List<Item> items) {}

    @Override
    public void addTo(CountedRoutes routes) {
        routes.get("/", ctx -> ctx.json(Map.of("shop", "Gryllus demo shop", "items", catalogue.size())));
        routes.get("/items", this::page);
        routes.get("/items/{id}", this::item);
        routes.get("/search", this::search);
    }

    private void page(Context ctx) {
        int page = Input.page(ctx);
        ctx.json(new Page(page, catalogue.pages(), catalogue.page(page)));
    }

    private void item(Context ctx) {
        int id = Input.wholeNumber("id", ctx.pathParam("id"));
        ctx.json(catalogue.item(id).orElseThrow(() -> new NotFoundResponse("There is no item " + id)));
    }

    private void search(Context ctx) {
        var text = Input.query(ctx, "q")
                .filter(given -> !given.isBlank())
                .orElseThrow(() -> new BadRequestResponse("Say what to search for, such as /search?q=lamp"));
        ctx.json(new Hits(text, catalogue.search(text)));
    }
}
