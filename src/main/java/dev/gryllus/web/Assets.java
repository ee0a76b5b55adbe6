package dev.gryllus.web;

import dev.gryllus.digest.Sha256;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The files of the page, from the class path below `web/`. What is not a plain name there is not looked for.
///
/// Scripts that stand in the page itself, such as an import map, are allowed by their hash; none else is.
final class Assets {
    private static final String FOLDER = "/web/";
    private static final String INDEX = "index.html";
    /// Possessive, because a pattern that can go back over its groups needs stack for each of them.
    private static final Pattern PLAIN =
            Pattern.compile("(?:[A-Za-z0-9_-][A-Za-z0-9._-]*/)*+[A-Za-z0-9_-][A-Za-z0-9._-]*");
    private static final Pattern INLINE_SCRIPT =
            Pattern.compile("<script(?![^>]*\\ssrc=)[^>]*>(.+?)</script>", Pattern.DOTALL);

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "mjs", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "json", "application/json",
            "svg", "image/svg+xml",
            "png", "image/png",
            "ico", "image/x-icon",
            "woff2", "font/woff2",
            "txt", "text/plain; charset=utf-8");

    private record Asset(byte[] bytes, String type, String tag) {}

    private final Map<String, Optional<Asset>> kept = new ConcurrentHashMap<>();
    private final String contentSecurityPolicy = policy();

    /// For every answer: what a browser may load for a page of ours.
    String contentSecurityPolicy() {
        return contentSecurityPolicy;
    }

    void index(Context request) {
        serve(request, INDEX);
    }

    /// @param path below the folder
    void serve(Context request, String path) {
        Asset asset = (PLAIN.matcher(path).matches() ? find(path) : Optional.<Asset>empty())
                .orElseThrow(() -> new Refusal(404, "There is no such file."));
        request.header("ETag", asset.tag()).header("Cache-Control", "no-cache");
        if (asset.tag().equals(request.header("If-None-Match"))) {
            request.status(304);
            return;
        }
        request.contentType(asset.type()).result(asset.bytes());
    }

    /// Only what is there is kept: wrong names shall not take memory.
    private Optional<Asset> find(String path) {
        Optional<Asset> known = kept.get(path);
        if (known != null) {
            return known;
        }
        Optional<Asset> asset = Optional.ofNullable(TYPES.get(path.substring(path.lastIndexOf('.') + 1)))
                .flatMap(type -> bytes(path).map(bytes -> new Asset(bytes, type, '"' + hash(bytes) + '"')));
        if (asset.isPresent()) {
            kept.put(path, asset);
        }
        return asset;
    }

    private static Optional<byte[]> bytes(String path) {
        try (InputStream resource = Assets.class.getResourceAsStream(FOLDER + path)) {
            return resource == null ? Optional.empty() : Optional.of(resource.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String policy() {
        String page = bytes(INDEX)
                .map(text -> new String(text, StandardCharsets.UTF_8))
                .orElse("");
        String hashes = INLINE_SCRIPT
                .matcher(page)
                .results()
                .map(script -> " 'sha256-" + hash(script.group(1).getBytes(StandardCharsets.UTF_8)) + "'")
                .collect(Collectors.joining());
        return String.join(
                "; ",
                List.of(
                        "default-src 'self'",
                        "script-src 'self'" + hashes,
                        "img-src 'self' data: blob:",
                        "object-src 'none'",
                        "base-uri 'none'",
                        "form-action 'self'",
                        "frame-ancestors 'none'"));
    }

    private static String hash(byte[] bytes) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(Sha256.of(bytes)));
    }
}
