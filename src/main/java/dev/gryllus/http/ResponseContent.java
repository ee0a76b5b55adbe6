package dev.gryllus.http;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import okhttp3.MediaType;

/// The ways to read what a response holds. With `stream: true` it is still on the wire: the first of these to be used
/// reads it, and it cannot be read twice but by [#getContent] and what builds on that.
public abstract sealed class ResponseContent permits Response {
    private static final int BUFFER_SIZE = 8192;

    private final Answer answer;
    private Optional<byte[]> fromStream = Optional.empty();
    private Optional<String> text = Optional.empty();
    private Optional<Charset> encoding = Optional.empty();
    private Optional<Extraction> extraction = Optional.empty();

    ResponseContent(Answer answer) {
        this.answer = answer;
    }

    final Answer answer() {
        return answer;
    }

    /// The decoded content; not a copy.
    ///
    /// @throws ResponseError if a stream breaks off
    public byte[] getContent() {
        if (answer.stream().isEmpty()) {
            return answer.content();
        }
        if (fromStream.isEmpty()) {
            try {
                fromStream = Optional.of(answer.stream().get().readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return fromStream.get();
    }

    /// The content as text, in the charset of [#getEncoding].
    public String getText() {
        if (text.isEmpty()) {
            text = Optional.of(new String(getContent(), charset()));
        }
        return text.get();
    }

    /// The content read as JSON: maps, lists, text, numbers, booleans; null for JSON's `null`.
    ///
    /// @throws JSONDecodeError if it is not JSON
    public Object json() {
        return JsonText.read(getText());
    }

    /// As [#json], but null where the content is empty or not JSON.
    public Object getJs() {
        try {
            return getText().isBlank() ? null : json();
        } catch (JSONDecodeError e) {
            return null;
        }
    }

    /// The first match of a JSONPath such as `$.items[*].id`; null if there is none. A path without wildcards has at
    /// most one match, which may itself be a list.
    ///
    /// @throws JSONDecodeError if the content is not JSON
    public Object jsonpath(String path) {
        return firstOf(jsonpath_all(path));
    }

    /// All matches of a JSONPath; an empty list if there is none.
    ///
    /// @throws JSONDecodeError if the content is not JSON
    public List<Object> jsonpath_all(String path) {
        return extraction().jsonpath(path);
    }

    /// The first element that a CSS selector such as `a.next` matches; null if there is none.
    ///
    /// @throws NotHTMLError if the content is no page
    public HtmlElement css(String selector) {
        return extraction().page().css(selector);
    }

    /// All elements that a CSS selector matches; an empty list if there is none.
    ///
    /// @throws NotHTMLError if the content is no page
    public List<HtmlElement> css_all(String selector) {
        return extraction().page().css_all(selector);
    }

    /// The first match of a regular expression in the text: its first group, or all of it if it has no groups; null
    /// if there is none.
    public String regex(Object pattern) {
        return firstOf(extraction().regex(pattern, 1));
    }

    /// All matches of a regular expression in the text, each as in [#regex]; an empty list if there is none.
    public List<String> regex_all(Object pattern) {
        return extraction().regex(pattern, Integer.MAX_VALUE);
    }

    /// The charset of the text: what `Content-Type` names, else UTF-8, unless the script set another.
    public String getEncoding() {
        return charset().name();
    }

    /// @throws IllegalArgumentException if there is no such charset
    public void setEncoding(String name) {
        encoding = Optional.of(Charset.forName(name));
        text = Optional.empty();
        extraction = Optional.empty();
    }

    /// The decoded content as it comes; close it to give the connection back before the end. Reading throws
    /// [ResponseError] if the response breaks off.
    public InputStream getStream() {
        return answer.stream()
                .<InputStream>map(stream -> stream)
                .orElseGet(() -> new ByteArrayInputStream(answer.content()));
    }

    /// The lines of the content as they come, without their ends.
    public Iterable<String> iter_lines() {
        BufferedReader reader = new BufferedReader(new InputStreamReader(getStream(), charset()));
        return () -> reader.lines().iterator();
    }

    public Iterable<byte[]> iter_content() {
        return iter_content(BUFFER_SIZE);
    }

    /// The content as it comes, in pieces.
    ///
    /// @param most bytes in a piece
    public Iterable<byte[]> iter_content(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("iter_content: pieces have 1 byte or more, not " + most);
        }
        InputStream stream = getStream();
        return () -> new Pieces(stream, most);
    }

    private Extraction extraction() {
        if (extraction.isEmpty()) {
            String type = answer.headers().last("Content-Type").orElse("");
            extraction = Optional.of(new Extraction(getText(), type, answer.urlText()));
        }
        return extraction.get();
    }

    private static <T> T firstOf(List<T> found) {
        return found.isEmpty() ? null : found.getFirst();
    }

    private Charset charset() {
        return encoding.orElseGet(() -> {
            MediaType type =
                    answer.headers().last("Content-Type").map(MediaType::parse).orElse(null);
            return type == null ? StandardCharsets.UTF_8 : type.charset(StandardCharsets.UTF_8);
        });
    }
}
