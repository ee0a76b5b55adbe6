package dev.gryllus.http;

import java.io.File;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;
import okhttp3.internal.http.HttpMethod;

/// Turns `json:`, `data:` and `files:` into what is sent.
final class RequestBodies {
    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";

    private RequestBodies() {}

    /// @param contentType what the `Content-Type` header says unless the script gives one; empty for none
    /// @param accept what the `Accept` header says unless the script gives one; empty for the usual
    record Payload(Optional<RequestBody> body, String contentType, String accept) {
        /// Whether the headers need not know of it.
        boolean isPlain() {
            return contentType.isEmpty() && accept.isEmpty();
        }
    }

    /// @throws IllegalArgumentException if the arguments contradict each other or cannot be sent
    static Payload of(String method, RequestArguments arguments, Dialect dialect) {
        Optional<Object> json = arguments.json();
        Optional<Object> data = arguments.data();
        Map<?, ?> files = arguments.files();
        if (json.isEmpty() && data.isEmpty() && files.isEmpty()) {
            return new Payload(none(method), "", "");
        }
        if (!HttpMethod.permitsRequestBody(method)) {
            throw new IllegalArgumentException(
                    "a " + method + " request has no body: json:, data: and files: are for POST, PUT, PATCH, DELETE");
        }
        if (json.isPresent() && (data.isPresent() || !files.isEmpty())) {
            throw new IllegalArgumentException("json: goes together with neither data: nor files:");
        }
        if (!files.isEmpty()) {
            return multipart(files, data);
        }
        return json.map(value ->
                        new Payload(Optional.of(RequestBody.create(JsonText.write(value))), JSON, dialect.jsonAccept()))
                .orElseGet(() -> data(data.orElseThrow(), dialect));
    }

    /// What is sent where the script gives no body: for methods that are about a body, one that is empty.
    static Optional<RequestBody> none(String method) {
        return HttpMethod.requiresRequestBody(method) ? Optional.of(RequestBody.EMPTY) : Optional.empty();
    }

    private static Payload data(Object data, Dialect dialect) {
        return switch (data) {
            case Map<?, ?> fields ->
                payload(RequestBody.create(FormText.encode(fields).getBytes(StandardCharsets.US_ASCII)), FORM);
            case CharSequence text -> payload(body("data", text), dialect.textType());
            case Callable<?> maker -> payload(new MadeBody(maker), "");
            default -> payload(body("data", data), "");
        };
    }

    private static Payload payload(RequestBody body, String contentType) {
        return new Payload(Optional.of(body), contentType, "");
    }

    /// @param argument where the script gave it
    static RequestBody body(String argument, Object value) {
        return switch (value) {
            case File file -> file(argument, file.toPath(), null);
            case Path path -> file(argument, path, null);
            case byte[] bytes -> RequestBody.create(bytes);
            case CharSequence text -> RequestBody.create(text.toString().getBytes(StandardCharsets.UTF_8));
            case InputStream stream -> new StreamedBody(stream, null);
            default ->
                throw RequestArguments.wrong(
                        argument, "a map, text, bytes, a file, a stream, or a closure that answers one", value);
        };
    }

    /// @param type null for one that does not say its type
    private static RequestBody file(String argument, Path path, MediaType type) {
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw new IllegalArgumentException(argument + ": cannot read " + path);
        }
        return RequestBody.create(path.toFile(), type);
    }

    private static Payload multipart(Map<?, ?> files, Optional<Object> data) {
        MultipartBody.Builder body = new MultipartBody.Builder().setType(MultipartBody.FORM);
        data.ifPresent(fields -> {
            if (!(fields instanceof Map<?, ?> map)) {
                throw RequestArguments.wrong("data", "a map where there are files:", fields);
            }
            map.forEach((name, value) -> body.addFormDataPart(String.valueOf(name), String.valueOf(value)));
        });
        files.forEach((name, value) -> addFile(body, String.valueOf(name), value));
        MultipartBody built = body.build();
        return payload(built, built.contentType().toString());
    }

    /// @param value the content, or `[filename, content]` or `[filename, content, type]`
    private static void addFile(MultipartBody.Builder body, String name, Object value) {
        if (value instanceof List<?> parts && (parts.size() == 2 || parts.size() == 3)) {
            MediaType type = parts.size() == 3 ? MediaType.parse(String.valueOf(parts.get(2))) : null;
            body.addFormDataPart(name, String.valueOf(parts.get(0)), content(name, parts.get(1), type));
        } else {
            body.addFormDataPart(name, fileName(name, value), content(name, value, null));
        }
    }

    private static String fileName(String name, Object value) {
        return switch (value) {
            case File file -> file.getName();
            case Path path -> path.getFileName().toString();
            case null, default -> name;
        };
    }

    /// @param type null for a part that does not say its type
    private static RequestBody content(String name, Object value, MediaType type) {
        return switch (value) {
            case File file -> file("files: " + name, file.toPath(), type);
            case Path path -> file("files: " + name, path, type);
            case InputStream stream -> new StreamedBody(stream, type);
            case byte[] bytes -> RequestBody.create(bytes, type);
            case CharSequence text -> RequestBody.create(text.toString().getBytes(StandardCharsets.UTF_8), type);
            case null, default ->
                throw new IllegalArgumentException("files: " + name
                        + ": must be a file, a stream, bytes, text, or [filename, content, type], not " + value);
        };
    }
}
