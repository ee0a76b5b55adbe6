package dev.gryllus.wire;

import java.io.IOException;
import java.util.List;

/// Status line and headers of a response. Never changes: a head that comes again is the same object ([RecentHead]).
public final class ResponseHead {
    /// So many bytes it may have; OkHttp has the same limit.
    static final int MOST = 256 * 1024;

    /// So many interim responses (1xx) are skipped.
    private static final int MOST_INTERIM = 100;

    private static final byte[] BEGINNING = {'H', 'T', 'T', 'P', '/', '1', '.'};

    private final String version;
    private final int status;
    private final String reason;
    private final HeaderFields fields;
    private final List<String> lengths;
    private final List<String> codings;
    private final boolean keepsConnection;

    /// @param fields complete
    ResponseHead(String version, int status, String reason, HeaderFields fields) {
        this.version = version;
        this.status = status;
        this.reason = reason;
        this.fields = fields;
        this.lengths = fields.values("Content-Length");
        this.codings = fields.values("Transfer-Encoding");
        this.keepsConnection = Persistence.isOffered(status, version, fields.values("Connection"));
    }

    /// Waits for the head of the final response.
    ///
    /// @throws WireException if what comes is none
    public static ResponseHead read(WireInput in) throws IOException {
        for (int interim = 0; interim <= MOST_INTERIM; interim++) {
            ResponseHead head = readOne(in);
            if (head.status >= 200 || head.status == Persistence.SWITCHING_PROTOCOLS) {
                return head;
            }
        }
        throw new WireException("The server sent more than " + MOST_INTERIM + " interim responses");
    }

    private static ResponseHead readOne(WireInput in) throws IOException {
        int scanned = 0;
        while (true) {
            if (in.recentHead().isNextIn(in)) {
                return in.recentHead().take(in);
            }
            requireBeginning(in);
            int available = in.available();
            for (; scanned < available; scanned++) {
                if (in.at(scanned) == '\n') {
                    int end = endAfterLine(in, scanned + 1);
                    if (end > 0) {
                        return in.recentHead().remember(in.take(end));
                    }
                    if (end < 0) {
                        break;
                    }
                }
            }
            if (available > MOST) {
                throw new WireException("The headers of the response are larger than " + (MOST >> 10) + " KB");
            }
            if (!in.fill()) {
                throw available == 0 ? WireException.noResponse() : WireException.endedEarly();
            }
        }
    }

    /// An empty line ends the head.
    ///
    /// @param next after the end of a line
    /// @return the end of the head; 0 if there is another line, -1 if it cannot be known yet
    private static int endAfterLine(WireInput in, int next) {
        if (next == in.available()) {
            return -1;
        }
        if (in.at(next) == '\n') {
            return next + 1;
        }
        if (in.at(next) != '\r') {
            return 0;
        }
        if (next + 1 == in.available()) {
            return -1;
        }
        return in.at(next + 1) == '\n' ? next + 2 : 0;
    }

    /// So that a server that speaks something else, and waits, is known by its first bytes.
    private static void requireBeginning(WireInput in) throws WireException {
        int count = Math.min(in.available(), BEGINNING.length);
        for (int i = 0; i < count; i++) {
            if (in.at(i) != BEGINNING[i]) {
                throw WireException.notHttp();
            }
        }
    }

    /// `HTTP/1.1` or `HTTP/1.0`.
    public String version() {
        return version;
    }

    public int status() {
        return status;
    }

    /// The server's words for the status, often empty.
    public String reason() {
        return reason;
    }

    public HeaderFields fields() {
        return fields;
    }

    /// Where the body ends.
    ///
    /// @param method of the request
    /// @throws WireException if the headers contradict each other
    public Framing framing(String method) throws WireException {
        return Framing.of(method, status, version, lengths, codings);
    }

    /// Whether another request may follow on the same connection, as far as this response is concerned.
    public boolean keepsConnection() {
        return keepsConnection;
    }
}
