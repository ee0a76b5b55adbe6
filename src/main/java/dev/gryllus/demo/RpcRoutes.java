package dev.gryllus.demo;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Prices for other programs, by JSON-RPC 2.0: an error is a part of the answer, and its status 200 all the same.
final class RpcRoutes implements Routes {

    private static final String EXAMPLE = "{\"jsonrpc\": \"2.0\", \"method\": \"price\", \"params\": [42], \"id\": 1}";
    private static final int METHOD_NOT_FOUND = -32601;
    private static final int INVALID_PARAMS = -32602;

    private final Catalogue catalogue;

    RpcRoutes(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    private record Call(String jsonrpc, String method, List<Integer> params, int id) {}

    @Override
    public void addTo(CountedRoutes routes) {
        routes.post("/rpc", this::answer);
    }

    private void answer(Context ctx) {
        var call = Input.json(ctx, Call.class, EXAMPLE);
        var answer = new LinkedHashMap<String, Object>();
        answer.put("jsonrpc", "2.0");
        answer.put("id", call.id());
        switch (call.method()) {
            case "count" -> answer.put("result", catalogue.size());
            case "price" -> answer.putAll(price(call.params()));
            default -> answer.putAll(error(METHOD_NOT_FOUND, "There is no method " + call.method()));
        }
        ctx.json(answer);
    }

    private Map<String, Object> price(List<Integer> params) {
        return params.stream()
                .findFirst()
                .flatMap(catalogue::item)
                .<Map<String, Object>>map(item -> Map.of("result", item.price()))
                .orElseGet(() -> error(INVALID_PARAMS, "There is no such item"));
    }

    private static Map<String, Object> error(int code, String message) {
        return Map.of("error", Map.of("code", code, "message", message));
    }
}
