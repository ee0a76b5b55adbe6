package dev.gryllus.wire

/**
 * Reads a response slowly and plainly, from all bytes at once, by the text of RFC 9112: what the fast reader is compared
 * with. Answers a map, or throws [Refused].
 */
class ReferenceReader {
    static class Refused extends Exception {}

    private final byte[] bytes
    private int at

    ReferenceReader(byte[] bytes) {
        this.bytes = bytes
    }

    static Map read(byte[] bytes, String method) {
        new ReferenceReader(bytes).response(method)
    }

    private Map response(String method) {
        def head = null
        for (int i = 0; i <= 101; i++) {
            require(i <= 100)
            head = oneHead()
            if (head.status >= 200 || head.status == 101) {
                break
            }
        }
        def body = bodyOf(method, head)
        [status: head.status, headers: head.headers, body: body, end: at]
    }

    private Map oneHead() {
        def status = headLine()
        def parts = status =~ /(?s)^(HTTP\/1\.[01]) ([1-9]\d\d)(?: (.*))?$/
        require(parts.matches())
        def headers = []
        for (def line = headLine(); line != ''; line = headLine()) {
            if (line[0] in [' ', '\t']) {
                require(!headers.empty)
                headers[-1] = [headers[-1][0], strip(headers[-1][1] + ' ' + line)]
            } else {
                def field = line =~ /(?s)^([!#$%&'*+.^_`|~0-9A-Za-z-]+):(.*)$/
                require(field.matches())
                headers << [field.group(1).toLowerCase(Locale.ROOT), strip(field.group(2))]
                require(headers.size() <= 1000)
            }
        }
        [version: parts.group(1), status: parts.group(2) as int, headers: headers]
    }

    private List<Byte> bodyOf(String method, Map head) {
        def lengths = head.headers.findAll { it[0] == 'content-length' }*.get(1).collectMany { it.split(',', -1).collect { l -> l.strip() } }
        def codings = head.headers.findAll { it[0] == 'transfer-encoding' }*.get(1)
        if (head.status in [204, 205]) {
            require(!lengths || length(lengths) == 0)
        }
        if (method == 'HEAD' || head.status in [101, 204, 304]) {
            return []
        }
        if (codings) {
            require(!lengths && codings.size() == 1 && codings[0].equalsIgnoreCase('chunked') && head.version == 'HTTP/1.1')
            return chunks()
        }
        lengths ? take(length(lengths)) : take(bytes.length - at)
    }

    private static long length(List<String> lengths) {
        require(lengths.every { it ==~ /[0-9]{1,18}/ } && lengths*.toLong().toSet().size() == 1)
        lengths[0] as long
    }

    private List<Byte> chunks() {
        def body = []
        while (true) {
            def size = rawLine() =~ /(?s)^([0-9a-fA-F]{1,15})[ \t]*(;[^\r]*)?$/
            require(size.matches())
            long length = Long.parseLong(size.group(1), 16)
            if (length == 0) {
                while (trailer()) { }
                return body
            }
            body.addAll(take(length))
            require(rawLine() == '')
        }
    }

    /** A line of trailers: anything that ends in LF, and does not begin with its end. */
    private boolean trailer() {
        if (at < bytes.length && bytes[at] == (byte) '\r') {
            require(at + 1 < bytes.length && bytes[at + 1] == (byte) '\n')
            at += 2
            return false
        }
        int end = (at..<bytes.length).find { bytes[it] == (byte) '\n' } ?: bytes.length
        require(end < bytes.length)
        boolean more = end > at
        at = end + 1
        more
    }

    /** A line of the head: no control characters that could be taken for its end. */
    private String headLine() {
        def line = rawLine()
        require(!line.contains('\r') && !line.contains('\0'))
        line
    }

    private String rawLine() {
        def line = new StringBuilder()
        while (true) {
            require(at < bytes.length)
            char c = (char) (bytes[at++] & 0xff)
            if (c == '\n' as char) {
                return line.length() > 0 && line.charAt(line.length() - 1) == '\r' as char ? line[0..<-1] : line.toString()
            }
            line << c
        }
    }

    private List<Byte> take(long count) {
        require(count <= bytes.length - at)
        def taken = count == 0 ? [] : bytes[at..<(at + count as int)].toList()
        at += count
        taken
    }

    private static String strip(String value) {
        value.replaceAll(/\A[ \t]+|[ \t]+\z/, "")
    }

    private static void require(boolean fine) {
        if (!fine) {
            throw new Refused()
        }
    }
}
