package dev.gryllus.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds things in the content of one response, which is read as JSON or as a page once, and only if asked. The
/// libraries for it are not loaded before either. Belongs to the user's thread.
final class Extraction {
    private final String text;
    private final String contentType;
    private final String url;
    private Optional<Document> json = Optional.empty();
    private Optional<HtmlElement> page = Optional.empty();

    /// @param root null for JSON's `null`
    private record Document(Object root) {}

    /// @param contentType empty if the server named none
    Extraction(String text, String contentType, String url) {
        this.text = text;
        this.contentType = contentType.toLowerCase(Locale.ROOT);
        this.url = url;
    }

    List<Object> jsonpath(String path) {
        if (json.isEmpty()) {
            json = Optional.of(new Document(JsonText.read(text)));
        }
        return JsonPaths.find(json.get().root(), path);
    }

    HtmlElement page() {
        if (page.isEmpty()) {
            requirePage();
            page = Optional.of(HtmlElement.document(text, url, isXml()));
        }
        return page.get();
    }

    /// @param pattern a text or a [Pattern]
    /// @return for each match its first group, null if it took no part; all of it if the pattern has no groups
    List<String> regex(Object pattern, int most) {
        Matcher matcher = patternOf(pattern).matcher(text);
        List<String> found = new ArrayList<>();
        while (found.size() < most && matcher.find()) {
            found.add(matcher.group(Math.min(1, matcher.groupCount())));
        }
        return found;
    }

    private static Pattern patternOf(Object pattern) {
        return switch (pattern) {
            case Pattern compiled -> compiled;
            case CharSequence words -> Pattern.compile(words.toString());
            case null, default ->
                throw new IllegalArgumentException("a regular expression is wanted, not '" + pattern + "'");
        };
    }

    private void requirePage() {
        if (text.isBlank()) {
            throw new NotHTMLError("The response is empty");
        }
        if (!contentType.isEmpty() && !contentType.startsWith("text/") && !isXml() && !contentType.contains("html")) {
            throw new NotHTMLError("The response is " + contentType + ", not HTML");
        }
    }

    private boolean isXml() {
        return contentType.contains("xml") && !contentType.contains("html");
    }
}
