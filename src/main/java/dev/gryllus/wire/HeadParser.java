package dev.gryllus.wire;

import java.nio.charset.StandardCharsets;

/// Takes the head of a response apart (RFC 9112 4 and 5). Lines may end in LF alone; other control characters within a
/// line that could be taken for an end of it are refused, as is a blank before a colon. A folded value is unfolded.
final class HeadParser {
    static final String HTTP_1_1 = "HTTP/1.1";
    private static final String HTTP_1_0 = "HTTP/1.0";

    private static final int VERSION_END = 8;
    private static final int STATUS = 9;
    private static final int STATUS_END = 12;

    private static final boolean[] TOKEN = tokenCharacters();

    private final byte[] head;
    private final HeaderFields fields;

    private HeadParser(byte[] head) {
        this.head = head;
        this.fields = new HeaderFields(head);
    }

    /// @param head to the empty line, this included; what is folded in it is unfolded
    static ResponseHead parse(byte[] head) throws WireException {
        return new HeadParser(head).parse();
    }

    private ResponseHead parse() throws WireException {
        int next = lineEnd(0);
        int end = contentEnd(next);
        int status = status(end);
        String reason = end > STATUS_END + 1 ? reason(STATUS_END + 1, end) : "";
        next++;
        while (head[next] != '\n' && (head[next] != '\r' || head[next + 1] != '\n')) {
            next = field(next);
        }
        return new ResponseHead(version(), status, reason, fields);
    }

    /// @return where the next line begins
    private int field(int start) throws WireException {
        if (head[start] == ' ' || head[start] == '\t') {
            if (fields.isEmpty()) {
                throw WireException.brokenHeader();
            }
            unfold(start);
        } else {
            int colon = start;
            while (head[colon] >= 0 && TOKEN[head[colon]]) {
                colon++;
            }
            if (head[colon] != ':' || colon == start) {
                throw WireException.brokenHeader();
            }
            fields.add(start, colon);
        }
        int end = lineEnd(start);
        fields.endValue(contentEnd(end));
        return end + 1;
    }

    /// The line before goes on here.
    private void unfold(int start) {
        for (int i = start - 1; head[i] == '\n' || head[i] == '\r'; i--) {
            head[i] = ' ';
        }
    }

    /// Where the LF is. There always is one, for the head ends with it.
    private int lineEnd(int from) throws WireException {
        int i = from;
        while (head[i] != '\n') {
            if (head[i] == 0 || (head[i] == '\r' && head[i + 1] != '\n')) {
                throw WireException.brokenHeader();
            }
            i++;
        }
        return i;
    }

    private int contentEnd(int lineEnd) {
        return head[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd;
    }

    private int status(int lineEnd) throws WireException {
        if (lineEnd < STATUS_END
                || (head[VERSION_END - 1] != '1' && head[VERSION_END - 1] != '0')
                || head[VERSION_END] != ' '
                || (lineEnd > STATUS_END && head[STATUS_END] != ' ')) {
            throw WireException.notHttp();
        }
        int status = 0;
        for (int i = STATUS; i < STATUS_END; i++) {
            if (head[i] < '0' || head[i] > '9') {
                throw WireException.notHttp();
            }
            status = 10 * status + head[i] - '0';
        }
        if (status < 100) {
            throw WireException.notHttp();
        }
        return status;
    }

    private String version() {
        return head[VERSION_END - 1] == '1' ? HTTP_1_1 : HTTP_1_0;
    }

    private String reason(int from, int to) {
        return to - from == 2 && head[from] == 'O' && head[from + 1] == 'K'
                ? "OK"
                : new String(head, from, to - from, StandardCharsets.UTF_8);
    }

    private static boolean[] tokenCharacters() {
        boolean[] token = new boolean[128];
        for (char c = '0'; c <= 'z'; c++) {
            token[c] = Character.isLetterOrDigit(c);
        }
        for (char c : "!#$%&'*+-.^_`|~".toCharArray()) {
            token[c] = true;
        }
        return token;
    }
}
