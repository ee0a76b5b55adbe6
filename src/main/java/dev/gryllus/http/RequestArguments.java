package dev.gryllus.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.Credentials;

/// The named arguments of one call. A mistake in them is the script's and not the server's: it is thrown into
/// the task as an [IllegalArgumentException] that names the argument, and no request is sent or counted. An
/// argument that is null counts as not given.
record RequestArguments(Map<String, ?> given) {
    static final RequestArguments NONE = new RequestArguments(Map.of());

    /// @throws IllegalArgumentException if there is an argument that does not exist
    static RequestArguments of(Map<String, ?> given) {
        if (given.isEmpty()) {
            return NONE;
        }
        given.keySet().forEach(ArgumentNames::check);
        return new RequestArguments(given);
    }

    /// What the request is reported as.
    Optional<String> name() {
        return value("name").map(Object::toString).filter(name -> !name.isEmpty());
    }

    /// What is added to the query, encoded.
    Optional<String> query() {
        return value("params").map(params -> switch (params) {
            case Map<?, ?> map -> FormText.encode(map);
            case CharSequence text -> text.toString();
            default -> throw wrong("params", "a map or text", params);
        });
    }

    Map<?, ?> headers() {
        return map("headers");
    }

    Map<String, String> cookies() {
        Map<?, ?> given = map("cookies");
        if (given.isEmpty()) {
            return Map.of();
        }
        Map<String, String> cookies = new LinkedHashMap<>();
        given.forEach((name, value) -> cookies.put(String.valueOf(name), String.valueOf(value)));
        cookies.forEach(CookieStore::requireOneLine);
        return cookies;
    }

    Optional<Object> json() {
        return value("json");
    }

    Optional<Object> data() {
        return value("data");
    }

    Map<?, ?> files() {
        return map("files");
    }

    /// The value of the `Authorization` header.
    Optional<String> authorization() {
        return value("auth").map(RequestArguments::basic);
    }

    /// @param session what holds where the call does not say otherwise
    ConnectionSettings connection(ConnectionSettings session) {
        return given.isEmpty() ? session : ConnectionArguments.of(session, given);
    }

    Optional<Boolean> allowRedirects() {
        return flag("allow_redirects");
    }

    /// Whether the content is to be left on the wire.
    boolean stream() {
        return flag("stream").orElse(false);
    }

    boolean catchResponse() {
        return flag("catch_response").orElse(false);
    }

    Map<?, ?> context() {
        return map("context");
    }

    /// HTTP's basic authentication.
    ///
    /// @param pair `[user, password]`
    static String basic(Object pair) {
        if (pair instanceof List<?> list && list.size() == 2) {
            return Credentials.basic(String.valueOf(list.get(0)), String.valueOf(list.get(1)), StandardCharsets.UTF_8);
        }
        throw wrong("auth", "[user, password]", pair);
    }

    private Optional<Object> value(String argument) {
        return Optional.ofNullable(given.get(argument));
    }

    private Map<?, ?> map(String argument) {
        Object value = given.get(argument);
        if (value == null) {
            return Map.of();
        }
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw wrong(argument, "a map", value);
    }

    private Optional<Boolean> flag(String argument) {
        return switch (given.get(argument)) {
            case null -> Optional.empty();
            case Boolean flag -> Optional.of(flag);
            case Object value -> throw wrong(argument, "true or false", value);
        };
    }

    static IllegalArgumentException wrong(String argument, String wanted, Object value) {
        return new IllegalArgumentException(argument + ": must be " + wanted + ", not " + value + " ("
                + value.getClass().getSimpleName() + ")");
    }
}
