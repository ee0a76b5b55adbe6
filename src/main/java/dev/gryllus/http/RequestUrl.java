package dev.gryllus.http;

import dev.gryllus.http.RequestException.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import okhttp3.Credentials;
import okhttp3.HttpUrl;

/// Where a request goes.
///
/// @param url without user name and password
/// @param authorization what they became: the value of the `Authorization` header
record RequestUrl(HttpUrl url, Optional<String> authorization) {

    /// @param host what is put before a path; empty if there is none
    /// @param given what the script says: a path, or a whole address
    /// @param query what is added to the query, encoded
    /// @throws RequestException if this is not the address of anything
    static RequestUrl of(String host, String given, Optional<String> query) throws RequestException {
        String text = isAbsolute(given) ? given : host + given;
        HttpUrl url = parse(text);
        if (query.isPresent() && !query.get().isEmpty()) {
            String before = url.encodedQuery();
            String after = before == null || before.isEmpty() ? query.get() : before + "&" + query.get();
            url = url.newBuilder().encodedQuery(after).build();
        }
        if (url.encodedUsername().isEmpty() && url.encodedPassword().isEmpty()) {
            return new RequestUrl(url, Optional.empty());
        }
        return new RequestUrl(
                url.newBuilder().username("").password("").build(),
                Optional.of(Credentials.basic(url.username(), url.password(), StandardCharsets.UTF_8)));
    }

    /// Path and query, as the request is reported unless it has a name.
    String name() {
        String query = url.encodedQuery();
        return query == null || query.isEmpty() ? url.encodedPath() : url.encodedPath() + "?" + query;
    }

    private static boolean isAbsolute(String given) {
        return given.regionMatches(true, 0, "http://", 0, 7) || given.regionMatches(true, 0, "https://", 0, 8);
    }

    private static HttpUrl parse(String text) throws RequestException {
        if (!text.contains("://")) {
            throw new RequestException(Kind.URL, "Neither http:// nor https:// in " + text);
        }
        try {
            return KnownUrls.parse(text);
        } catch (IllegalArgumentException e) {
            throw new RequestException(Kind.URL, e.getMessage(), e);
        }
    }
}
