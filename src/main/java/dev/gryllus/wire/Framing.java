package dev.gryllus.wire;

import java.util.List;

/// Where the body of a response ends (RFC 9112 6.3).
public sealed interface Framing {
    /// There is no body, whatever the headers say.
    record None() implements Framing {}

    record Length(long bytes) implements Framing {}

    record Chunked() implements Framing {}

    /// The end of the connection is the end of the body.
    record UntilClose() implements Framing {}

    Framing NONE = new None();
    Framing CHUNKED = new Chunked();
    Framing UNTIL_CLOSE = new UntilClose();

    /// @param method of the request
    /// @param lengths the values of `Content-Length`
    /// @param codings the values of `Transfer-Encoding`
    /// @throws WireException if the headers contradict each other, so that two readers could see two responses
    static Framing of(String method, int status, String version, List<String> lengths, List<String> codings)
            throws WireException {
        if (status == 204 || status == 205) {
            requireNoLength(status, lengths);
        }
        if (method.equals("HEAD") || status < 200 || status == 204 || status == 304) {
            return NONE;
        }
        if (!codings.isEmpty()) {
            return chunked(version, lengths, codings);
        }
        return lengths.isEmpty() ? UNTIL_CLOSE : new Length(length(lengths));
    }

    private static void requireNoLength(int status, List<String> lengths) throws WireException {
        if (!lengths.isEmpty() && length(lengths) > 0) {
            throw new WireException("HTTP " + status + " had non-zero Content-Length: " + length(lengths));
        }
    }

    private static Framing chunked(String version, List<String> lengths, List<String> codings) throws WireException {
        if (!lengths.isEmpty()) {
            throw new WireException("The response has both Content-Length and Transfer-Encoding");
        }
        if (codings.size() > 1 || !codings.getFirst().equalsIgnoreCase("chunked")) {
            throw new WireException("The response has a Transfer-Encoding that was not asked for");
        }
        if (version.equals("HTTP/1.0")) {
            throw new WireException("The response has a Transfer-Encoding, which HTTP/1.0 does not know");
        }
        return CHUNKED;
    }

    /// Several that are equal are one.
    private static long length(List<String> lengths) throws WireException {
        long length = -1;
        for (String values : lengths) {
            for (String value : ListedValues.of(values)) {
                long one = length(value);
                if (length >= 0 && one != length) {
                    throw new WireException("The response has two different Content-Lengths");
                }
                length = one;
            }
        }
        return length;
    }

    private static long length(String digits) throws WireException {
        if (digits.isEmpty() || digits.length() > 18) {
            throw WireException.noLength();
        }
        long length = 0;
        for (int i = 0; i < digits.length(); i++) {
            char digit = digits.charAt(i);
            if (digit < '0' || digit > '9') {
                throw WireException.noLength();
            }
            length = 10 * length + digit - '0';
        }
        return length;
    }
}
