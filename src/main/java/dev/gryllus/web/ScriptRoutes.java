package dev.gryllus.web;

import static dev.gryllus.web.Answers.get;
import static dev.gryllus.web.Answers.json;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The paths of the script editor. What is sent here becomes code, so everybody has to show the token of this process,
/// programs as well as browsers.
final class ScriptRoutes {
    /// Of all files together.
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    private final Optional<EditableScripts> scripts;
    private final Gate gate;

    /// @param scripts empty if they may not be edited here
    ScriptRoutes(Optional<EditableScripts> scripts, Gate gate) {
        this.scripts = scripts;
        this.gate = gate;
    }

    void addTo(RoutesConfig routes) {
        get(routes, "/api/script", request -> json(request, allowed().inForce()));
        get(routes, "/api/script/generations/{number}", this::generation);
        routes.post("/api/script/check", withToken(this::check));
        routes.post("/api/script/apply", withToken(this::apply));
        routes.post("/api/script/back", withToken(this::back));
    }

    private EditableScripts allowed() {
        return scripts.orElseThrow(() -> new Refusal(403, "Scripts are not edited here: --no-script-edit."));
    }

    private Handler withToken(Handler handler) {
        return request -> {
            allowed();
            if (!gate.hasToken(request)) {
                throw new Refusal(
                        403, "Scripts are code: show the token of GET /api/state in " + Gate.TOKEN_HEADER + ".");
            }
            handler.handle(request);
        };
    }

    private void generation(Context request) {
        json(
                request,
                allowed()
                        .generation(number(request.pathParam("number")))
                        .orElseThrow(() -> new Refusal(404, "This generation is not kept.")));
    }

    private void check(Context request) {
        json(request, Map.of("problems", allowed().check(edits(body(request)))));
    }

    private void apply(Context request) {
        Map<?, ?> body = body(request);
        taken(request, allowed().apply(edits(body), isSaving(body)));
    }

    private void back(Context request) {
        Map<?, ?> body = body(request);
        taken(request, allowed().back(number(String.valueOf(body.get("generation"))), isSaving(body)));
    }

    private void taken(Context request, List<EditableScripts.Problem> problems) {
        json(
                request,
                Map.of("problems", problems, "generation", allowed().inForce().generation()));
    }

    private static boolean isSaving(Map<?, ?> body) {
        return Boolean.TRUE.equals(body.get("save"));
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new Refusal("The number of a generation is wanted, not " + text);
        }
    }

    private static Map<?, ?> body(Context request) {
        return Json.read(Bodies.bytes(request, MOST_BYTES), Map.class);
    }

    private static List<EditableScripts.Edit> edits(Map<?, ?> body) {
        List<EditableScripts.Edit> edits = new ArrayList<>();
        if (body.get("files") instanceof List<?> files) {
            files.forEach(file -> edits.add(edit(file)));
        }
        if (edits.isEmpty()) {
            throw new Refusal("files is missing: a list of {path, text, base_sha256}.");
        }
        return edits;
    }

    private static EditableScripts.Edit edit(Object file) {
        if (file instanceof Map<?, ?> fields
                && fields.get("path") instanceof String path
                && fields.get("text") instanceof String text
                && fields.get("base_sha256") instanceof String base) {
            return new EditableScripts.Edit(path, text, base);
        }
        throw new Refusal("A file is {path, text, base_sha256}, all of them texts.");
    }
}
