package dev.gryllus.http;

/// Why there is no response. Never thrown by a request, which reports it as a failure instead: it is the
/// `error` of the [Response], and what [Response#raise_for_status] throws.
public final class RequestException extends Exception {
    private static final long serialVersionUID = 1L;

    /// What kind of trouble it was, with the name that failure texts begin with.
    public enum Kind {
        CONNECTION("ConnectionError"),
        DECODING("DecodingError"),
        DNS("DNSError"),
        PROTOCOL("ProtocolError"),
        PROXY("ProxyError"),
        REDIRECT("RedirectError"),
        TIMEOUT("TimeoutError"),
        TLS("TLSError"),
        URL("URLError");

        private final String label;

        Kind(String label) {
            this.label = label;
        }
    }

    private final Kind kind;

    /// @param message one sentence that groups well: no ephemeral port, no measured time, no address of an object
    RequestException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    RequestException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind getKind() {
        return kind;
    }

    /// The text under which the failure is counted: `ConnectionError('Connection refused: localhost:1')`.
    @Override
    public String toString() {
        return kind.label + "('" + getMessage() + "')";
    }
}
