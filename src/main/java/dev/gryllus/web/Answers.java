package dev.gryllus.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;

/// What all routes do alike.
final class Answers {
    private static final String JSON = "application/json";

    private Answers() {}

    /// Answers `HEAD` as well, as Locust does wherever it answers `GET`.
    static void get(RoutesConfig routes, String path, Handler handler) {
        routes.get(path, handler);
        routes.head(path, handler);
    }

    static void json(Context request, Object value) {
        json(request, Json.bytes(value));
    }

    /// @param text JSON already
    static void json(Context request, byte[] text) {
        request.contentType(JSON).result(text);
    }
}
