package dev.gryllus.web;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/// Answers `GET` where a script wants to. Asked when gate and login have let the request through, and only for paths
/// that are not [OurPaths].
final class ScriptAnswers {
    /// What a script sends is a document of its own kind: it runs nothing, loads nothing, and is of no origin.
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none';"
                    + " form-action 'none'; frame-ancestors 'none'; sandbox";

    /// Scripts may never come back, and the page has to be answered all the same.
    private static final int MOST_AT_ONCE = 8;

    private final ControlledTest test;
    private final String basePath;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);

    ScriptAnswers(ControlledTest test, String basePath) {
        this.test = test;
        this.basePath = basePath;
    }

    void answer(Context request) {
        String path = request.path();
        boolean reads = request.method() == HandlerType.GET || request.method() == HandlerType.HEAD;
        if (reads && path.startsWith(basePath + "/") && !OurPaths.contain(path.substring(basePath.length()))) {
            ask(request, path.substring(basePath.length()));
        }
    }

    private void ask(Context request, String path) {
        if (!places.tryAcquire()) {
            throw new Refusal(503, "The script is busy with " + MOST_AT_ONCE + " other requests; ask again later.");
        }
        try {
            Optional<ScriptAnswer> answer = test.scriptAnswer(path, request.queryParamMap());
            answer.ifPresent(given -> send(request, given));
        } finally {
            places.release();
        }
    }

    private static void send(Context request, ScriptAnswer answer) {
        boolean text = answer.body() instanceof String;
        byte[] body = answer.body() instanceof String given
                ? given.getBytes(StandardCharsets.UTF_8)
                : Json.bytes(answer.body());
        String type = answer.type().orElse(text ? "text/plain" : "application/json");
        request.status(answer.status())
                .header("Content-Security-Policy", POLICY)
                .contentType(type.matches("text/[^;]*") ? type + "; charset=utf-8" : type)
                .result(body);
        request.skipRemainingHandlers();
    }
}
