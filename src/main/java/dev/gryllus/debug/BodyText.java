package dev.gryllus.debug;

import dev.gryllus.output.Printable;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// A body as lines for people: text as it is, with its beginning only if it is long, and all else by its size.
final class BodyText {
    /// So many characters of a body are shown.
    static final int LONGEST = 4000;

    private BodyText() {}

    /// Nothing for an empty body.
    static List<String> of(byte[] body, Charset charset) {
        if (body.length == 0) {
            return List.of();
        }
        String text;
        try {
            text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            return binary(body);
        }
        return text.indexOf('\0') >= 0 ? binary(body) : beginning(text);
    }

    private static List<String> binary(byte[] body) {
        return List.of(String.format(Locale.ROOT, "(%,d bytes that are no text)", body.length));
    }

    private static List<String> beginning(String text) {
        if (text.length() <= LONGEST) {
            return Printable.lines(text.stripTrailing()).toList();
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        String rest = String.format(Locale.ROOT, "(… %,d more characters)", text.length() - end);
        return Stream.concat(Printable.lines(text.substring(0, end)), Stream.of(rest))
                .toList();
    }
}
