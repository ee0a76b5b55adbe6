package dev.gryllus.wire;

import java.io.IOException;

/// Status line and headers of a response.
///
/// @param version `HTTP/1.1` or `HTTP/1.0`
/// @param reason the server's words for the status, often empty
public record ResponseHead(String version, int status, String reason, HeaderFields fields) {
    /// So many bytes it may have; OkHttp has the same limit.
    static final int MOST = 256 * 1024;

    /// So many interim responses (1xx) are skipped.
    private static final int MOST_INTERIM = 100;

    private static final byte[] BEGINNING = {'H', 'T', 'T', 'P', '/', '1', '.'};

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
            requireBeginning(in);
            int available = in.available();
            for (; scanned < available; scanned++) {
                if (in.at(scanned) == '\n') {
                    int end = endAfterLine(in, scanned + 1);
                    if (end > 0) {
                        return HeadParser.parse(in.take(end));
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

    /// Whether another request may follow on the same connection, as far as this response is concerned.
    public boolean keepsConnection() {
        return Persistence.isOffered(status, version, fields.values("Connection"));
    }
}
